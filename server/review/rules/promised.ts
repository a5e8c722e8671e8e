import { daysBetween, type Day, type DayRange } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { Amount, AmountRange, PromisedLine } from "../schema";

const DAYS_PER_YEAR = 365;

/** Days of the quarter on which a deployment was in production; `endedOn` is its last day, or `null`. */
export function daysInProduction(quarter: DayRange, startedOn: Day, endedOn: Day | null): number {
  const from = startedOn > quarter.from ? startedOn : quarter.from;
  const days = daysBetween(from, quarter.to);
  const after = endedOn === null ? 0 : Math.max(0, daysBetween(endedOn, quarter.to) - 1);
  return Math.max(0, days - after);
}

/** What a promise of so much a year comes to in so many days. */
export function promisedFor(yearly: AmountRange, days: number): AmountRange {
  const part = (amount: Amount) => new Decimal(amount).times(days).div(DAYS_PER_YEAR).toDecimalPlaces(12).toFixed();
  return { low: part(yearly.low), high: part(yearly.high) };
}

/** Kept from the lower end of the promise on. */
export const isKept = ({ promised, realised }: Pick<PromisedLine, "promised" | "realised">): boolean =>
  new Decimal(realised).gte(promised.low);
