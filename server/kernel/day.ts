/** A UTC calendar day, `YYYY-MM-DD`. Providers bill in UTC days, so the product counts in them; order is text order. */
export type Day = string;
/** A calendar month, `YYYY-MM`. */
export type Month = string;
/** A half-open range of days, `[from, to)`. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

const MILLISECONDS_PER_DAY = 86_400_000;

const epoch = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10);

/** True for a day that exists in the calendar: `2026-02-30` and `2026-2-3` do not. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(epoch(text)) && dayAt(epoch(text)) === text;
}

/** The UTC day of an instant. */
export const dayOf = (instant: Date): Day => instant.toISOString().slice(0, 10);
export const addDays = (day: Day, days: number): Day => dayAt(epoch(day) + days * MILLISECONDS_PER_DAY);
/** Days from `from` to `to`; negative where `to` lies before. */
export const daysBetween = (from: Day, to: Day): number => Math.round((epoch(to) - epoch(from)) / MILLISECONDS_PER_DAY);
export const isWithin = (day: Day, range: DayRange): boolean => range.from <= day && day < range.to;

export const monthOf = (day: Day): Month => day.slice(0, 7);
export const firstDayOf = (month: Month): Day => `${month}-01`;

/** The month `months` after (or, negative, before) `month`. */
export function addMonths(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

export const daysInMonth = (month: Month): number => daysBetween(firstDayOf(month), firstDayOf(addMonths(month, 1)));

/** Every day of a range, ascending. */
export function daysOf(range: DayRange): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(range.from, range.to)) }, (_, index) =>
    addDays(range.from, index),
  );
}

/** Every month that a range touches, ascending. */
export function monthsOf(range: DayRange): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(range.from); firstDayOf(month) < range.to; month = addMonths(month, 1)) months.push(month);
  return months;
}
