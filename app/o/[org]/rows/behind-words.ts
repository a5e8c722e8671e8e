import { formatCount, formatMoney, formatMonth } from "@/server/kernel/format";
import { parseQuarter, quarterLabel, type FiscalYearStart } from "@/server/kernel/quarter";
import type { TenantAnswers } from "../../../_api/answers";
import type { AmountAsked } from "./behind-href";

export type Behind = TenantAnswers["reviews"]["behind"];

/** `Q3 2026`, `July 2026`. */
export function periodLabel(period: string, start: FiscalYearStart): string {
  const quarter = parseQuarter(period, start);
  return quarter ? quarterLabel(quarter, start) : formatMonth(period);
}

const some = (count: number, one: string, many: string): string => `${formatCount(count)} ${count === 1 ? one : many}`;

/** `$12,340.56 in July 2026`, and what it is made of. */
export function behindHeadline({ amount, currency, lines }: Behind, period: string): readonly string[] {
  const imports = new Set(lines.map(({ importId }) => importId)).size;
  const money = formatMoney(amount, currency, { style: "exact" });
  if (lines.length === 0) return [`Nothing is behind this amount in ${period}.`];
  return [`${money} in ${period}:`, `${some(lines.length, "sum", "sums")} from ${some(imports, "import", "imports")}.`];
}

const OF = {
  usage: "Usage",
  reported: "Cost whose source counts no tokens",
  spend: "All spend",
  bill: "What cost files bill",
} as const;

/** What was asked for, in a sentence. */
export function behindLede({ workload, asked }: Behind, { provider, model }: AmountAsked): string {
  const who = workload ? (workload.name === null ? " that no workload has claimed" : ` of ${workload.name}`) : "";
  const which = [provider && `provider ${provider}`, model && `model ${model}`].filter(Boolean).join(", ");
  const prices =
    asked.of === "usage" || asked.of === "spend"
      ? asked.prices === "now"
        ? ", at the prices of today"
        : ", at the prices of its days"
      : "";
  return `${OF[asked.of]}${who}${which && ` (${which})`}${prices}. The sums below add up to it; each leads to its rows.`;
}
