import { addDays, type Day, type Month } from "../day";
import { EN_DASH } from "./number";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const yearOf = (day: Day): string => String(Number(day.slice(0, 4)));
const dayNumberOf = (day: Day): string => String(Number(day.slice(8, 10)));

/** `September`, of a day or a month. */
export const monthName = (of: Day | Month): string => MONTHS[Number(of.slice(5, 7)) - 1] ?? of;

/** `September 2026`, of a day or a month. */
export const formatMonth = (of: Day | Month): string => `${monthName(of)} ${yearOf(of)}`;

/** `14 January 2027`. */
export const formatDay = (day: Day): string => `${dayNumberOf(day)} ${formatMonth(day)}`;

/** `14 January`, where the year is plain from its surroundings. */
export const formatDayOfYear = (day: Day): string => `${dayNumberOf(day)} ${monthName(day)}`;

/** `16 Oct`, for tables and mail. */
export const formatDayShort = (day: Day): string => `${dayNumberOf(day)} ${monthName(day).slice(0, 3)}`;

/** A half-open range by its first and last day: `1 July – 30 September 2026`, `1 – 15 September 2026`, one day alone. */
export function formatRange(from: Day, to: Day): string {
  const last = addDays(to, -1);
  if (last <= from) return formatDay(from);
  const dash = ` ${EN_DASH} `;
  if (yearOf(from) !== yearOf(last)) return formatDay(from) + dash + formatDay(last);
  if (monthName(from) !== monthName(last)) return formatDayOfYear(from) + dash + formatDay(last);
  return dayNumberOf(from) + dash + formatDay(last);
}
