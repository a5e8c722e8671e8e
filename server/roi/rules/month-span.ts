import { addDays, addMonths, daysInMonth, firstDayOf, type Day, type DayRange, type Month } from "@/server/kernel/day";

/** The days of a month that count, from `startedOn` to `asOf`, both included; as a half-open range. */
export function monthSpan(month: Month, startedOn: Day, asOf: Day): DayRange {
  const [first, next, end] = [firstDayOf(month), firstDayOf(addMonths(month, 1)), addDays(asOf, 1)];
  return { from: first < startedOn ? startedOn : first, to: end < next ? end : next };
}

/** True where every day of the calendar month counts. */
export const isWhole = (days: number, month: Month): boolean => days === daysInMonth(month);
