import { formatMoney, formatShare, formatTokens } from "@/server/kernel/format";
import { Decimal } from "@/server/kernel/decimal";
import type { Level } from "@/server/drawings";
import type { VarianceSummary } from "@/server/review/schema";
import { LEVEL_NAMES } from "@/server/review/wording";

export interface SpendOfPeriod {
  readonly label: string;
  readonly byLevel: Readonly<Partial<Record<Level, number>>>;
  readonly unassigned: number;
}

const totalOf = ({ byLevel, unassigned }: SpendOfPeriod): number =>
  Object.values(byLevel).reduce((sum, spend) => sum + spend, unassigned);

/** "Spend grew 48 % in a year; 55 % of it stands on level 1, API + prompting": a title. */
export function spendHeadline(periods: readonly SpendOfPeriod[]): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last || totalOf(last) <= 0) return "Spend by quarter";
  const levels = Object.entries(last.byLevel).sort(([, one], [, other]) => other - one);
  const [level, spend] = levels[0] ?? [];
  const share = (spend ?? 0) / totalOf(last);
  const stands =
    level === undefined || share <= 0
      ? "none of it stands on a level yet"
      : `${formatShare(share)} of it stands on level ${level}, ${LEVEL_NAMES[Number(level) as Level]}`;
  if (totalOf(first) <= 0) return `Spend by quarter; ${stands}`;
  const change = totalOf(last) / totalOf(first) - 1;
  const grew =
    Math.abs(change) < 0.02
      ? "Spend is what it was a year ago"
      : `Spend ${change > 0 ? "grew" : "fell"} ${formatShare(Math.abs(change))} in a year`;
  return `${grew}; ${stands}`;
}

/** "A year ago $123k, now $182k": the title of the columns. */
export function columnsTitle(periods: readonly SpendOfPeriod[], currency: string): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return "Spend a quarter";
  const money = (period: SpendOfPeriod) => formatMoney(totalOf(period), currency, { style: "thousands" });
  return totalOf(first) > 0 ? `A year ago ${money(first)}, now ${money(last)}` : `Now ${money(last)}`;
}

/** "Of $19,500 more, $17,600 is volume": which part weighs most. */
export function changeTitle(variance: VarianceSummary, currency: string): string {
  const change = new Decimal(variance.change);
  const parts = (["volume", "price", "mix"] as const).flatMap((part) => {
    const amount = variance[part];
    return amount === null ? [] : [{ part, amount: new Decimal(amount) }];
  });
  const money = (amount: Decimal) => formatMoney(amount.abs(), currency);
  const [first] = parts.sort((one, other) => other.amount.abs().comparedTo(one.amount.abs()));
  if (!first || change.isZero()) return "Nothing changed on the quarter before";
  const way = change.gt(0) ? "more" : "less";
  const did = `${first.amount.gt(0) ? "added" : "took off"} ${money(first.amount)}`;
  if (first.amount.isNegative() !== change.isNegative())
    return `${money(change)} ${way}, although ${first.part} ${did}`;
  if (first.amount.abs().gt(change.abs())) return `${money(change)} ${way}; ${first.part} alone ${did}`;
  return `Of ${money(change)} ${way}, ${money(first.amount)} is ${first.part}`;
}

/** `21.3 B tokens → 23.6 B tokens, +10.8 %`. */
export function tokensNote({
  now,
  before,
}: {
  readonly now: number;
  readonly before: number | null;
}): string | undefined {
  if (!before) return undefined;
  return `${formatTokens(before)} → ${formatTokens(now)}, ${formatShare(now / before - 1, 1, { signed: true })}`;
}
