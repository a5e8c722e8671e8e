import { formatCount, formatMoney } from "@/server/kernel/format";
import type { UsageTotals } from "@/server/ingest/schema";

/** The sums of the kinds of tokens, as terms and values. */
export const tokenRows = (totals: UsageTotals): { readonly term: string; readonly value: string }[] =>
  (
    [
      ["Input, not cached", totals.uncachedInput],
      ["Cache reads", totals.cacheRead],
      ["Cache writes", totals.cacheWrite5m + totals.cacheWrite1h],
      ["Output", totals.output],
      ["Reasoning", totals.reasoning],
    ] as const
  ).map(([term, count]) => ({ term, value: `${formatCount(count)} ${count === 1 ? "token" : "tokens"}` }));

/** What a file says that it costs, each currency apart: amounts of several have no sum. Null where it says nothing. */
export function reportedWords({ reportedCost, currency, costs }: UsageTotals): string | null {
  const amounts = costs ?? (reportedCost === null || currency === null ? [] : [{ amount: reportedCost, currency }]);
  if (amounts.length === 0) return null;
  return amounts.map((one) => formatMoney(one.amount, one.currency, { style: "exact" })).join(" and ");
}
