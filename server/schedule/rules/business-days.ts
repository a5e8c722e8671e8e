import { addDays, type Day } from "@/server/kernel/day";

/** Sunday is 0. */
const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Monday to Friday, less the listed holidays (settled.md, Calendar). */
export const isBusinessDay = (day: Day, holidays: readonly Day[]): boolean =>
  weekdayOf(day) % 6 !== 0 && !holidays.includes(day);

/** The n-th business day from `from` on, which itself may be the first. `n` is 1 or more. */
export function nthBusinessDay(from: Day, n: number, holidays: readonly Day[]): Day {
  let day = from;
  for (let left = isBusinessDay(day, holidays) ? n - 1 : n; left > 0;) {
    day = addDays(day, 1);
    if (isBusinessDay(day, holidays)) left -= 1;
  }
  return day;
}

/** The business day `count` before `day`; with 0 `day` itself. */
export function businessDaysBefore(day: Day, count: number, holidays: readonly Day[]): Day {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, -1);
    if (isBusinessDay(at, holidays)) left -= 1;
  }
  return at;
}
