import { isDay, monthOf, type Month } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { COST_LINES, type CostLine } from "../schema";
import { csvRows, type CsvRow } from "./csv-rows";

export interface CostFileLine {
  /** Its line in the file, the first one is 1. */
  readonly line: number;
  readonly month: Month;
  readonly kind: CostLine;
  /** Exact, in the organization's currency. */
  readonly amount: string;
  readonly note: string;
}

export interface CostFileFault {
  readonly line: number;
  readonly problem: string;
}

export interface CostFileTerms {
  /** The first and the last month that may be named. */
  readonly months: readonly [Month, Month];
  readonly currency: string;
  /** Units of the organization's currency for one of another in a month; null: no rate is known. */
  readonly rateOf: (currency: string, month: Month) => string | null;
}

const COLUMNS = ["month", "kind", "amount"] as const;
const OPTIONAL = ["currency", "note"] as const;
const MOST_LINES = 10_000;
const MOST_FAULTS = 100;

/**
 * Reads a file of cost lines: `month, kind, amount, currency, note`, the last two optional, in any order. Comma, semicolon or tab; a
 * decimal point. What is wrong comes back by line; with any fault there are no lines, because a file is taken whole or not at all.
 */
export function readCostCsv(
  text: string,
  terms: CostFileTerms,
): { readonly lines: readonly CostFileLine[]; readonly faults: readonly CostFileFault[] } {
  const { rows, unclosed } = csvRows(text.replace(/^\uFEFF/, ""));
  if (unclosed !== null) return refused(unclosed, "A quotation mark is opened here and never closed.");
  const [header, ...body] = rows;
  if (!header) return refused(1, "The file is empty. Its first line names the columns: month, kind, amount.");
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const wrong = headerFault(names);
  if (wrong !== null) return refused(header.line, wrong);
  if (body.length === 0) return refused(header.line, "There is no line below the header.");
  if (body.length > MOST_LINES)
    return refused(header.line, `There are ${body.length} lines; send at most ${MOST_LINES}.`);
  const read = body.map((row) => readLine(row, names, terms));
  const faults = read.flatMap((one) => ("problem" in one ? [one] : []));
  return faults.length > 0
    ? { lines: [], faults: faults.slice(0, MOST_FAULTS) }
    : { lines: read.flatMap((one) => ("problem" in one ? [] : [one])), faults };
}

const refused = (line: number, problem: string) => ({ lines: [], faults: [{ line, problem }] });

function headerFault(names: readonly string[]): string | null {
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) return `The column ${missing.join(", ")} is missing: name month, kind, amount.`;
  const known: readonly string[] = [...COLUMNS, ...OPTIONAL];
  const unknown = names.filter((name) => name !== "" && !known.includes(name));
  if (unknown.length > 0)
    return `“${unknown.join("”, “")}” is no column of cost lines: month, kind, amount, currency, note are.`;
  const twice = names.find((name, at) => name !== "" && names.indexOf(name) !== at);
  return twice === undefined ? null : `The column ${twice} stands twice.`;
}

function readLine(
  { line, cells }: CsvRow,
  names: readonly string[],
  terms: CostFileTerms,
): CostFileLine | CostFileFault {
  const cell = (name: string): string => {
    const at = names.indexOf(name);
    return at < 0 ? "" : (cells[at]?.trim() ?? "");
  };
  const fault = (problem: string): CostFileFault => ({ line, problem });
  if (cells.length > names.length) return fault(`It has ${cells.length} cells under ${names.length} columns.`);
  const month = monthIn(cell("month"));
  if (month === null) return fault(`“${cell("month")}” is no month: write it as 2026-08.`);
  const [first, last] = terms.months;
  if (month < first || month > last) return fault(`${month} lies outside: from ${first} to ${last}.`);
  const kind = COST_LINES.find((one) => one === cell("kind").toLowerCase());
  if (!kind) return fault(`“${cell("kind")}” is no kind of cost: ${COST_LINES.join(", ")} are.`);
  if (!/^[+-]?\d{1,18}(\.\d{1,18})?$/.test(cell("amount")))
    return fault(`“${cell("amount")}” is no amount: write a plain decimal such as -1250.50.`);
  const currency = cell("currency").toUpperCase() || terms.currency;
  if (!/^[A-Z]{3}$/.test(currency)) return fault(`“${cell("currency")}” is no currency: write its three letters.`);
  const rate = currency === terms.currency ? "1" : terms.rateOf(currency, month);
  if (rate === null)
    return fault(
      `There is no rate from ${currency} to ${terms.currency} for ${month}: upload one under Prices, or convert it.`,
    );
  const note = cell("note");
  if (note.length > 200 || /\p{Cc}/u.test(note))
    return fault("The note is longer than 200 characters, or no plain text.");
  return { line, month, kind, amount: new Decimal(cell("amount").replace(/^\+/, "")).times(rate).toFixed(), note };
}

/** `2026-08`, or any day of it. */
function monthIn(text: string): Month | null {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  return isDay(text) ? monthOf(text) : null;
}
