import { changeFiscalYear } from "@/server/kernel/change-fiscal-year";
import { firstDayOf, type Day } from "@/server/kernel/day";
import { formatDay, formatRange, monthName as nameOf } from "@/server/kernel/format";
import { addQuarters, isTransition, quarterLabel, quarterOf, type FiscalYearStart } from "@/server/kernel/quarter";

export const MONTHS = Array.from({ length: 12 }, (_, at) => ({
  value: String(at + 1),
  label: nameOf(firstDayOf(`2026-${String(at + 1).padStart(2, "0")}`)),
}));
export const monthName = (month: number): string => MONTHS[month - 1]?.label ?? "";

/** The month in which the year begins that was chosen last. */
export const latestStart = (calendar: FiscalYearStart): number =>
  typeof calendar === "number" ? calendar : (calendar.changes.at(-1)?.start ?? calendar.start);

/** What is so now: "The fiscal year starts in April", and what is to come; a title. */
export function fiscalYearFinding(calendar: FiscalYearStart, today: Day): string {
  if (typeof calendar === "number") return `The fiscal year starts in ${monthName(calendar)}`;
  const held = calendar.changes.filter(({ from }) => from <= today).at(-1)?.start ?? calendar.start;
  const next = calendar.changes.find(({ from }) => from > today);
  const now = `The fiscal year starts in ${monthName(held)}`;
  return next ? `${now}; from ${formatDay(next.from)} on in ${monthName(next.start)}` : now;
}

/** What choosing a month would do; `null`: nothing, it is so already. */
export function changeWords(calendar: FiscalYearStart, start: number, heldUntil: Day | null): string | null {
  const after = changeFiscalYear(calendar, start, heldUntil);
  if (JSON.stringify(after) === JSON.stringify(calendar)) return null;
  const change = typeof after === "number" ? undefined : after.changes.at(-1);
  if (heldUntil === null)
    return `No review holds a quarter yet: all quarters are those of a year from ${monthName(start)}.`;
  if (!change || change.from < heldUntil)
    return `The change that was to come is taken back: the fiscal year goes on starting in ${monthName(start)}.`;
  const first = quarterOf(change.from, after);
  const last = addQuarters(first, -1, after);
  const days = (quarter: typeof first): string => formatRange(quarter.from, quarter.to);
  const cut = isTransition(last) ? ` ${quarterLabel(last, after)} is shorter: ${days(last)}.` : "";
  return `It holds from ${formatDay(change.from)} on: ${quarterLabel(first, after)} is ${days(first)}.${cut} What is before ${formatDay(heldUntil)} stays as it is.`;
}
