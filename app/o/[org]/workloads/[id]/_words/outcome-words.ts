import { formatMoney, formatMonth, formatShare } from "@/server/kernel/format";
import type { TenantOutputs } from "../../../_words/outputs";

type Outcomes = NonNullable<TenantOutputs["workloads"]["read"]["outcomes"]>;
type OutcomeMonth = Outcomes["months"][number];

const UNKNOWN: Readonly<Record<NonNullable<OutcomeMonth["unknown"]>, string>> = {
  "no-usage": "no usage",
  "requests-not-counted": "requests are not counted",
  "success-not-measured": "success was not measured yet",
  unpriced: "some usage has no price",
};

/** What one outcome costs: less than a cent says nothing in cents, so three digits of it. */
export function outcomeCost(cost: string, currency: string): string {
  const value = Number(cost);
  if (value >= 1 || value === 0) return formatMoney(cost, currency, { style: "exact" });
  const digits = Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(value))));
  const sign = formatMoney("0", currency, { style: "whole" }).replace(/[\d.,]+/, "");
  return `${sign}${value.toFixed(digits)}`;
}

/** The cost of one outcome in a month, or why it is not known. */
export const outcomeCell = ({ cost, unknown }: OutcomeMonth, currency: string): string =>
  cost === null ? (unknown ? UNKNOWN[unknown] : "not known") : outcomeCost(cost, currency);

/** "One ticket routed cost $0.0123 in September 2026, 3.1 % less each month": a title. */
export function outcomeHeadline(name: string, { months, trend }: Outcomes, currency: string): string {
  const last = months.findLast(({ isWhole, cost }) => isWhole && cost !== null);
  if (!last || last.cost === null) return `What one ${name} costs is not known yet`;
  const start = `One ${name} cost ${outcomeCost(last.cost, currency)} in ${formatMonth(last.month)}`;
  if (!trend) return start;
  if (Math.abs(trend.monthlyChange) < 0.005) return `${start}, about the same each month`;
  return `${start}, ${formatShare(Math.abs(trend.monthlyChange), 1)} ${trend.monthlyChange < 0 ? "less" : "more"} each month`;
}

/** How the trend was drawn. */
export const trendWords = ({ trend }: Outcomes): string =>
  trend
    ? `The trend is the constant monthly change that fits the ${trend.months} whole months from ${formatMonth(trend.from)} to ${formatMonth(trend.to)} best.`
    : "A trend needs three whole months with a known cost.";
