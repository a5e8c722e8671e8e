import { formatCount, formatMeasuredShare, formatMoney } from "@/server/kernel/format";
import { OPTION_VERDICTS } from "@/server/review/wording";
import type { TenantAnswers } from "../../../../_api/answers";
import { DataTable } from "../../../../_ui/data-table";
import { WordedStatus } from "../../_words/worded-status";

export type LowerLevels = TenantAnswers["deployments"]["lowerLevels"][string];
type Option = LowerLevels["lower"][number];

/** The deployed option and those of lower levels, with the engine's verdicts and what a month would cost. */
export function LowerLevelTable({ levels, currency }: { levels: LowerLevels; currency: string }) {
  const { deployed, lower } = levels;
  return (
    <DataTable
      caption="Would a lower level do today?"
      fileName="lower-levels.csv"
      columns={[
        { key: "option", label: "Option", phone: "full" },
        { key: "level", label: "Level", isNumeric: true },
        { key: "verdict", label: "Evidence", hasGap: true },
        { key: "cost", label: `Cost a month, ${currency}`, isNumeric: true, phoneLabel: "A month" },
      ]}
      rows={[
        ...(deployed ? [{ id: deployed.key, isInUse: true, cells: cellsOf(deployed, currency, "in production") }] : []),
        ...lower.map((option) => ({ id: option.key, cells: cellsOf(option, currency, exclusion(option)) })),
      ]}
      emptyText="The workload lists no option of a lower level."
    />
  );
}

const exclusion = ({ excluded }: Option): string =>
  excluded === null ? "" : `may not be chosen: ${excluded.replaceAll("-", " ")}`;

function cellsOf(option: Option, currency: string, sub: string) {
  const { label, level, verdict, accuracy, sampleSize, monthlyCost } = option;
  const measured =
    accuracy === null ? "not measured" : `${formatMeasuredShare(accuracy)} (n ${formatCount(sampleSize ?? 0)})`;
  return {
    option: {
      show: (
        <>
          {label}
          {sub !== "" && <span className="sub">{sub}</span>}
        </>
      ),
      value: label,
    },
    level,
    verdict: {
      show: (
        <>
          <WordedStatus of={OPTION_VERDICTS[verdict]} />
          <span className="sub">{measured}</span>
        </>
      ),
      value: OPTION_VERDICTS[verdict].word,
    },
    cost:
      monthlyCost === null
        ? null
        : { show: formatMoney(monthlyCost, currency, { style: "whole" }), value: monthlyCost },
  };
}

/** `GPT-5.6 Luna, level 1, $1,730 a month`. */
export function bestLowerWords(levels: LowerLevels | undefined, currency: string): string | null {
  const best = levels?.best;
  if (!best) return null;
  const cost =
    best.monthlyCost === null ? "" : `, ${formatMoney(best.monthlyCost, currency, { style: "whole" })} a month`;
  return `${best.label}, level ${best.level}${cost}`;
}
