import { isDay, type Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { FeedRefused } from "../feeds/feed";
import { readCsv } from "../feeds/flat-csv";

export interface RateRow {
  readonly day: Day;
  readonly currency: string;
  readonly rate: string;
}

const DAY = /^(date|day)$/;
const CURRENCY = /^(currency|from)$/;
const RATE = /^(rate|rate to [a-z]{3}|rate_to_[a-z]{3}|[a-z]{3})$/;
const MOST_FAULTS = 20;

/**
 * Reads a table of exchange rates: `date, currency, rate to EUR`; the rate is how many of the organization's currency one unit of
 * `currency` is worth. Comma, semicolon or tab; a decimal point. What is wrong comes back as sentences that name the row.
 */
export function readRateTable(text: string, to: string): { rows: RateRow[]; faults: string[] } {
  const plain = text.replace(/^\uFEFF/, "");
  const first = plain.trimStart().split(/\r?\n/, 1)[0] ?? "";
  const delimiter = [",", ";", "\t"].find((one) => first.includes(one)) ?? ",";
  const read = cellsOf(plain, delimiter);
  if ("fault" in read) return { rows: [], faults: [read.fault] };
  const start = read.cells.findIndex((cells) => !isBlank(cells));
  const [header = [], ...lines] = read.cells.slice(Math.max(start, 0));
  const names = header.map((name) => name.trim().toLowerCase());
  const [day, currency, rate] = [DAY, CURRENCY, RATE].map((name) => names.findIndex((one) => name.test(one)));
  if (day === undefined || currency === undefined || rate === undefined || Math.min(day, currency, rate) < 0)
    return { rows: [], faults: [`The first row names the columns: date, currency, rate to ${to}.`] };
  const target = /[a-z]{3}$/.exec(names[rate] ?? "")?.[0];
  if (names[rate] !== "rate" && target !== to.toLowerCase())
    return { rows: [], faults: [`The rates are to ${target?.toUpperCase()}; this organization reports in ${to}.`] };
  const rows: RateRow[] = [];
  const faults: string[] = [];
  const seen = new Map<string, string>();
  lines.forEach((cells, at) => {
    if (isBlank(cells)) return;
    const row = {
      day: cells[day]?.trim() ?? "",
      currency: cells[currency]?.trim().toUpperCase() ?? "",
      rate: cells[rate]?.trim() ?? "",
    };
    const key = `${row.currency} ${row.day}`;
    const fault =
      faultOf(row, to) ?? (differs(seen.get(key), row.rate) ? `${key} stands twice with different rates.` : null);
    if (fault !== null) faults.push(`Row ${start + at + 2}: ${fault}`);
    else if (!seen.has(key)) rows.push(row);
    if (fault === null) seen.set(key, row.rate);
  });
  if (lines.every(isBlank)) faults.push("The table has no rows below its header.");
  return { rows, faults: faults.slice(0, MOST_FAULTS) };
}

/** Every row, so that they can be counted. */
function cellsOf(text: string, delimiter: string): { cells: string[][] } | { fault: string } {
  try {
    return { cells: readCsv(text, delimiter, true) };
  } catch (error) {
    if (error instanceof FeedRefused) return { fault: error.message };
    throw error;
  }
}

const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0] === "";

const differs = (before: string | undefined, rate: string): boolean =>
  before !== undefined && !new Decimal(before).equals(rate);

function faultOf({ day, currency, rate }: RateRow, to: string): string | null {
  if (!isDay(day)) return `"${day}" is no day: write it as 2026-08-31.`;
  if (!/^[A-Z]{3}$/.test(currency)) return `"${currency}" is no currency: write its three letters, such as GBP.`;
  if (currency === to) return `${to} is the organization's own currency and needs no rate.`;
  if (!/^\d{1,12}(\.\d{1,18})?$/.test(rate) || /^0+(\.0+)?$/.test(rate))
    return `"${rate}" is no rate: a number above 0 with a decimal point, such as 0.9213.`;
  return null;
}
