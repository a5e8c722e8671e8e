import { addMonths, firstDayOf, monthOf, type Day, type DayRange } from "./day";

/** A fiscal quarter: `key` is `2026-Q3`, named by the calendar year in which its fiscal year ends. */
export interface Quarter extends DayRange {
  readonly key: string;
  readonly fiscalYear: number;
  readonly number: 1 | 2 | 3 | 4;
}

/** First month (1–12) of the organization's fiscal year. */
export type FiscalYearStart = number;

const startMonthOf = (fiscalYear: number, start: FiscalYearStart): string =>
  `${start === 1 ? fiscalYear : fiscalYear - 1}-${String(start).padStart(2, "0")}`;

function quarter(fiscalYear: number, number: 1 | 2 | 3 | 4, start: FiscalYearStart): Quarter {
  const first = addMonths(startMonthOf(fiscalYear, start), (number - 1) * 3);
  return {
    key: `${fiscalYear}-Q${number}`,
    fiscalYear,
    number,
    from: firstDayOf(first),
    to: firstDayOf(addMonths(first, 3)),
  };
}

/** The fiscal quarter that a day belongs to: exactly one. */
export function quarterOf(day: Day, start: FiscalYearStart = 1): Quarter {
  const year = Number(day.slice(0, 4));
  const month = Number(monthOf(day).slice(5));
  const fiscalYear = start === 1 || month < start ? year : year + 1;
  const number = (Math.floor(((month - start + 12) % 12) / 3) + 1) as 1 | 2 | 3 | 4;
  return quarter(fiscalYear, number, start);
}

/** Reads `2026-Q3`; `null` for anything else. */
export function parseQuarter(key: string, start: FiscalYearStart = 1): Quarter | null {
  const match = /^(\d{4})-Q([1-4])$/.exec(key);
  return match ? quarter(Number(match[1]), Number(match[2]) as 1 | 2 | 3 | 4, start) : null;
}

/** The quarter `count` after (or, negative, before) another. */
export function addQuarters(from: Quarter, count: number, start: FiscalYearStart = 1): Quarter {
  const index = from.fiscalYear * 4 + (from.number - 1) + count;
  return quarter(Math.floor(index / 4), ((index % 4) + 1) as 1 | 2 | 3 | 4, start);
}

/** `Q3 2026`, or `Q3 FY2026` where the fiscal year does not start in January. */
export const quarterLabel = (of: Quarter, start: FiscalYearStart = 1): string =>
  `Q${of.number} ${start === 1 ? "" : "FY"}${of.fiscalYear}`;
