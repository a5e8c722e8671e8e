import { addDays, daysBetween, type Day, type DayRange } from "@/server/kernel/day";

/** The days from which usage is measured, `[from, to)`. */
export interface Period extends DayRange {
  readonly days: number;
  /** `quarter`: the one on screen, which has ended · `last-days`: it runs, so the last days with usage. */
  readonly basis: "quarter" | "last-days";
}

export const MOST_DAYS = 90;
export const FEWEST_DAYS = 14;

/**
 * The quarter if it has ended; else the last 90 days up to the last day with usage, beginning with the first day of them
 * that has some; `null` where nothing was used. Source: spec "From usage to the engine".
 */
export function periodOf(quarter: DayRange, today: Day, withUsage: DayRange | null): Period | null {
  if (quarter.to <= today)
    return { from: quarter.from, to: quarter.to, days: daysBetween(quarter.from, quarter.to), basis: "quarter" };
  if (!withUsage) return null;
  const earliest = addDays(withUsage.to, -MOST_DAYS);
  const from = withUsage.from > earliest ? withUsage.from : earliest;
  return { from, to: withUsage.to, days: daysBetween(from, withUsage.to), basis: "last-days" };
}

/** The day for which the engine is asked: the last one of the period. */
export const asOfDay = (period: Period): Day => addDays(period.to, -1);
