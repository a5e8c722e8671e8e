/** What a cell of a CSV file may hold. `null` is an empty cell: unknown, never 0. */
export type CsvValue = string | number | boolean | null;

/** Spreadsheets run a text that begins like this as a formula (OWASP, "CSV injection"), full-width signs and blanks too. */
const FORMULA = /^[\s\u00a0\u3000\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** One cell: a text that a spreadsheet would run gets an apostrophe in front, a plain number stays one; quoted where needed. */
export function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  if (typeof value === "boolean") return String(value);
  const text = FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A CSV file (RFC 4180: commas, CRLF, a line end after the last row), its header the first row. */
export const csvText = (rows: ReadonlyArray<readonly CsvValue[]>): string =>
  rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
