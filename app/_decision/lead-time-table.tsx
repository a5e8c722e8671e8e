import type { LeadWeeks } from "@/server/calculator";
import type { Level } from "@/server/engine";
import { leadWords, LEVEL_NAMES } from "@/server/review/wording";

interface LeadTimeTableProps {
  readonly levels: readonly Level[];
  readonly leadWeeks: LeadWeeks;
  /** The level that is advised. */
  readonly now?: Level | null;
}

/** From the decision to production, level by level. */
export const LeadTimeTable = ({ levels, leadWeeks, now = null }: LeadTimeTableProps) => (
  <table className="tight">
    <caption className="vh">Lead time by level</caption>
    <tbody>
      {levels.map((level) => (
        <tr key={level} className={level === now ? "now" : undefined}>
          <th scope="row">
            {level} {LEVEL_NAMES[level]}
          </th>
          <td className="num">{leadWords(leadWeeks[level])}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
