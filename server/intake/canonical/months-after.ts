import { addMonths, daysInMonth, monthOf, type Day } from "@/server/kernel/day";

/** The same day so many months later, or the last one of that month. */
export function monthsAfter(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  return `${month}-${String(Math.min(Number(day.slice(8)), daysInMonth(month))).padStart(2, "0")}`;
}
