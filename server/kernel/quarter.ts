import { addDays, addMonths, firstDayOf, isWithin, monthOf, type Day, type DayRange } from "./day";

/** A fiscal quarter: `key` is `2026-Q3`, named by the calendar year in which its fiscal year ends. */
export interface Quarter extends DayRange {
  readonly key: string;
  readonly fiscalYear: number;
  readonly number: 1 | 2 | 3 | 4;
}

/** From a day on, the fiscal year starts in another month (1–12). The day is the first of such a year. */
export interface FiscalChange {
  readonly from: Day;
  readonly start: number;
}

/** The month (1–12) in which the fiscal year starts; where that changed, the changes after it, ascending. */
export type FiscalYearStart = number | { readonly start: number; readonly changes: readonly FiscalChange[] };

/** The years before a change keep their names, so a year after it may repeat one: `2027-Q1b` is the second Q1 of 2027. */
export const QUARTER_KEY = /^(\d{4})-Q([1-4])([b-i]?)$/;
const REPEATS = "bcdefghi";
const REPEAT_WORDS = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"] as const;
const EVER: DayRange = { from: "0000-01-01", to: "9999-12-31" };

/** A stretch of days in which the fiscal year starts in one month. */
interface Era extends DayRange {
  readonly start: number;
}

function erasOf(calendar: FiscalYearStart): readonly Era[] {
  if (typeof calendar === "number") return [{ ...EVER, start: calendar }];
  const since = [{ from: EVER.from, start: calendar.start }, ...calendar.changes];
  return since.map(({ from, start }, at) => ({ from, start, to: since[at + 1]?.from ?? EVER.to }));
}

const startMonthOf = (fiscalYear: number, start: number): string =>
  `${start === 1 ? fiscalYear : fiscalYear - 1}-${String(start).padStart(2, "0")}`;

/** As it would be if the fiscal year had always started in that month. */
function wholeQuarter(fiscalYear: number, number: 1 | 2 | 3 | 4, start: number): Quarter {
  const first = addMonths(startMonthOf(fiscalYear, start), (number - 1) * 3);
  const [from, to] = [firstDayOf(first), firstDayOf(addMonths(first, 3))];
  return { key: `${fiscalYear}-Q${number}`, fiscalYear, number, from, to };
}

function wholeQuarterOf(day: Day, start: number): Quarter {
  const year = Number(day.slice(0, 4));
  const month = Number(monthOf(day).slice(5));
  const fiscalYear = start === 1 || month < start ? year : year + 1;
  const number = (Math.floor(((month - start + 12) % 12) / 3) + 1) as 1 | 2 | 3 | 4;
  return wholeQuarter(fiscalYear, number, start);
}

/** Every quarter of that name, in order; the last of an era ends where the next begins. */
function namesakes(fiscalYear: number, number: 1 | 2 | 3 | 4, calendar: FiscalYearStart): Quarter[] {
  return erasOf(calendar)
    .map((era) => ({ era, whole: wholeQuarter(fiscalYear, number, era.start) }))
    .filter(({ era, whole }) => isWithin(whole.from, era))
    .map(({ era, whole }, at) => ({
      ...whole,
      key: `${whole.key}${at === 0 ? "" : (REPEATS[at - 1] ?? "")}`,
      to: whole.to < era.to ? whole.to : era.to,
    }));
}

/** The fiscal quarter that a day belongs to: exactly one. */
export function quarterOf(day: Day, start: FiscalYearStart = 1): Quarter {
  if (typeof start === "number") return wholeQuarterOf(day, start);
  const era = erasOf(start).find((one) => isWithin(day, one));
  const whole = wholeQuarterOf(day, era?.start ?? start.start);
  return namesakes(whole.fiscalYear, whole.number, start).find((one) => one.from === whole.from) ?? whole;
}

/** Reads `2026-Q3`; `null` for anything else, and for a quarter that a change of the fiscal year has left out. */
export function parseQuarter(key: string, start: FiscalYearStart = 1): Quarter | null {
  const match = QUARTER_KEY.exec(key);
  if (!match) return null;
  return (
    namesakes(Number(match[1]), Number(match[2]) as 1 | 2 | 3 | 4, start).find((quarter) => quarter.key === key) ?? null
  );
}

/** The quarter `count` after (or, negative, before) another. */
export function addQuarters(from: Quarter, count: number, start: FiscalYearStart = 1): Quarter {
  if (typeof start === "number") {
    const index = from.fiscalYear * 4 + (from.number - 1) + count;
    return wholeQuarter(Math.floor(index / 4), ((index % 4) + 1) as 1 | 2 | 3 | 4, start);
  }
  let quarter = from;
  for (let left = Math.abs(count); left > 0; left -= 1)
    quarter = quarterOf(count > 0 ? quarter.to : addDays(quarter.from, -1), start);
  return quarter;
}

/** Shorter than three months, because the fiscal year was changed after it. */
export const isTransition = ({ from, to }: DayRange): boolean => addMonths(monthOf(from), 3) > monthOf(to);

/**
 * `Q3 2026`, or `Q3 FY2026` where its fiscal year does not start in January; a quarter that is cut short by a change of the
 * fiscal year says so, and so does one whose name was there before.
 */
export function quarterLabel(of: Quarter, start: FiscalYearStart = 1): string {
  const first = erasOf(start).find((era) => isWithin(of.from, era))?.start ?? 1;
  const name = `Q${of.number} ${first === 1 ? "" : "FY"}${of.fiscalYear}`;
  const repeat = QUARTER_KEY.exec(of.key)?.[3];
  const marks = [
    repeat ? (REPEAT_WORDS[REPEATS.indexOf(repeat)] ?? "") : "",
    isTransition(of) ? "transition" : "",
  ].filter(Boolean);
  return marks.length === 0 ? name : `${name} (${marks.join(", ")})`;
}
