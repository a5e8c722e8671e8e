import { addMonths, firstDayOf, monthOf, type Day } from "./day";
import type { FiscalChange, FiscalYearStart } from "./quarter";

/**
 * The fiscal calendar once the year starts in another month. What is held — quarters up to `heldUntil`, which is the day after
 * the last signed one — keeps its days and its name: the change takes effect with the first fiscal year of the new kind from
 * then on, and the quarter that it cuts into is a shorter one. With nothing held it is as if it had always been so.
 */
export function changeFiscalYear(calendar: FiscalYearStart, start: number, heldUntil: Day | null): FiscalYearStart {
  if (heldUntil === null) return start;
  const { start: first, changes } = typeof calendar === "number" ? { start: calendar, changes: [] } : calendar;
  const held = changes.filter(
    ({ from }, at) => from < heldUntil || (from === heldUntil && cuts(from, changes[at - 1]?.start ?? first)),
  );
  const before = held.at(-1)?.start ?? first;
  const now: readonly FiscalChange[] =
    before === start ? held : [...held, { from: nextStart(heldUntil, start), start }];
  return now.length === 0 ? first : { start: first, changes: now };
}

/** Whether a change ends a quarter before its time, so that without it a quarter that is held had more days. */
const cuts = (from: Day, startBefore: number): boolean => (Number(from.slice(5, 7)) - startBefore + 12) % 3 !== 0;

/** The first day on or after another that opens a fiscal year of that kind. */
function nextStart(day: Day, start: number): Day {
  const first = day === firstDayOf(monthOf(day)) ? monthOf(day) : addMonths(monthOf(day), 1);
  for (let month = first; ; month = addMonths(month, 1)) if (Number(month.slice(5)) === start) return firstDayOf(month);
}
