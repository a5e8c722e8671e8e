import { formatCount, formatShare } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { StatusWord } from "../../../../_ui/status-word";

type Report = NonNullable<TenantAnswers["imports"]["read"]["report"]>;

const KINDS = [
  ["accepted", "yes", "Accepted"],
  ["ignored", "none", "Ignored"],
  ["rejected", "no", "Rejected"],
] as const;

/** How many rows must be refused before a person has to say that the others are right. */
const UNREMARKABLE = 0.001;

/** How the rows of a file add up. */
export function RowCounts({ report }: { report: Report }) {
  const share = (count: number) =>
    report.rows > 0 ? formatShare(count / report.rows, count === report.rows ? 0 : 3) : "–";
  const besides = [
    report.blank > 0 && `${formatCount(report.blank)} blank ${report.blank === 1 ? "line" : "lines"}`,
    report.repeatedHeaders > 0 &&
      `${formatCount(report.repeatedHeaders)} repeated ${report.repeatedHeaders === 1 ? "header" : "headers"}`,
  ].filter(Boolean);
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">Kind</span>
            </th>
            <th scope="col" className="num">
              Rows
            </th>
            <th scope="col" className="num">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {KINDS.filter(([kind]) => kind !== "ignored" || report.ignored > 0).map(([kind, status, word]) => (
            <tr key={kind}>
              <th scope="row">
                <StatusWord status={status}>{word}</StatusWord>
                {kind === "ignored" && <span className="sub">not AI usage</span>}
                {kind === "rejected" && report.rejected > 0 && (
                  <span className="sub">
                    {report.rejected / report.rows > UNREMARKABLE
                      ? "over the 0.1 % that needs a confirmation"
                      : "under the 0.1 % that would need a confirmation"}
                  </span>
                )}
              </th>
              <td className="num">{formatCount(report[kind])}</td>
              <td className="num">{share(report[kind])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Read</th>
            <td className="num">{formatCount(report.rows)}</td>
            <td className="num">{share(report.rows)}</td>
          </tr>
        </tfoot>
      </table>
      {besides.length > 0 && <p className="small faint mt8">Besides: {besides.join(", ")}.</p>}
    </>
  );
}
