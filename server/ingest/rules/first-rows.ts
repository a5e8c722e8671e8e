import type { Dialect } from "./detect-dialect";
import type { SampleRows } from "./guess-mapping";

/** Longest cell that is shown: bodies are not for looking at. */
const LONGEST_CELL = 120;
/** A cell as it is shown: in one line, and not longer than a look. */
export const shown = (cell: string): string =>
  cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell.replaceAll(/\s+/g, " ");

/**
 * The first rows of delimited text behind its header, cells cut to 120 characters. Quotes may hold newlines; blank lines are
 * left out, and so is a last row that does not end in the text.
 */
export function firstRows(text: string, { delimiter, quote }: Dialect, most: number): SampleRows {
  const found: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = (): void => {
    row.push(cell);
    if (row.some((one) => one.trim() !== "")) found.push(row);
    row = [];
    cell = "";
  };
  for (let at = 0; at < text.length && found.length <= most; at++) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== quote) cell += character;
      else if (text.charAt(at + 1) === quote) cell += text.charAt(++at);
      else quoted = false;
    } else if (character === quote && cell.trim() === "") {
      quoted = true;
      cell = "";
    } else if (character === delimiter) {
      row.push(cell);
      cell = "";
    } else if (character === "\n" || character === "\r") endRow();
    else cell += character;
  }
  if (!quoted && found.length <= most && (cell !== "" || row.length > 0)) endRow();
  const [header = [], ...rows] = found;
  const columns = header.map((name) => name.trim());
  return { columns, rows: rows.slice(0, most).map((cells) => columns.map((_, index) => shown(cells[index] ?? ""))) };
}

/** The same for an object a line, in an array or not: columns are the members of any of them. */
export function firstObjects(text: string, most: number): SampleRows {
  const objects = text.split(/\r?\n/).flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line.replace(/^\s*\[?/, "").replace(/[,\]\s]*$/, ""));
      return typeof value === "object" && value !== null && !Array.isArray(value)
        ? [value as Record<string, unknown>]
        : [];
    } catch {
      return [];
    }
  });
  const columns = [...new Set(objects.slice(0, 100).flatMap((object) => Object.keys(object)))];
  const textOf = (value: unknown): string =>
    typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
  return {
    columns,
    rows: objects.slice(0, most).map((object) => columns.map((column) => shown(textOf(object[column])))),
  };
}
