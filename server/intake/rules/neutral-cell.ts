/** What spreadsheets take for a formula, after blanks and line breaks too, in plain and full-width form. */
const FORMULA = /^[\s\u00a0\u3000\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** A cell of a CSV that no spreadsheet will run: quoted, and with an apostrophe before what looks like a formula. */
export const neutralCell = (text: string): string =>
  `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
