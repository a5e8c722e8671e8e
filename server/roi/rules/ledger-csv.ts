import { csvText } from "@/server/kernel/csv";
import type { Decimal } from "@/server/kernel/decimal";
import { COST_LINES, type LedgerMonth, type LedgerRow } from "../schema";

const HEADER = [
  ...["month", "length", "requests", "baseline_cost", "frozen_baseline_cost", "actual_cost"],
  ...COST_LINES,
  ...["saving", "cumulative", "plan_cumulative"],
];

/** The ledger's rows with their cost lines as a CSV file; amounts are exact to twelve places. */
export function ledgerCsv(
  rows: readonly LedgerRow<Decimal>[],
  months: readonly Pick<LedgerMonth, "month" | "costs">[],
): string {
  const recorded = new Map(months.map((month) => [month.month, month]));
  const text = (amount: Decimal): string => amount.toDecimalPlaces(12).toFixed();
  return csvText([
    HEADER,
    ...rows.map((row) => [
      row.month,
      text(row.length),
      text(row.requests),
      text(row.baselineCost),
      text(row.frozenBaselineCost),
      text(row.actualCost),
      ...COST_LINES.map((line) => String(recorded.get(row.month)?.costs?.[line] ?? 0)),
      text(row.saving),
      text(row.cumulative),
      row.planCumulative === null ? null : text(row.planCumulative),
    ]),
  ]);
}
