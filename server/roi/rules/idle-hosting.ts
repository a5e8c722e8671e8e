import { Decimal } from "@/server/kernel/decimal";
import type { LedgerMonth } from "../schema";
import type { LedgerPolicy } from "./ledger-policy";

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly Decimal[]): Decimal | null {
  const sorted = [...values].sort((left, right) => left.comparedTo(right));
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return below && above ? below.plus(above).div(2) : null;
}

/** Months that were hosted for next to no traffic, with what the hosting cost. */
export function idleHosting(
  months: readonly LedgerMonth[],
  policy: LedgerPolicy,
): { month: string; amount: Decimal }[] {
  const typical = median(months.map(({ requests }) => new Decimal(requests)));
  return months.flatMap(({ month, requests, costs }) => {
    const amount = new Decimal(costs?.hosting ?? 0);
    const served = new Decimal(requests);
    const isIdle = served.isZero() || (typical !== null && served.lt(typical.times(policy.idleShareOfMedian)));
    return amount.gt(0) && isIdle ? [{ month, amount }] : [];
  });
}
