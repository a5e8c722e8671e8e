export interface CsvRow {
  /** The line in the text on which it begins, the first one is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [",", ";", "\t"] as const;

/**
 * The rows of a CSV text (RFC 4180, either end of line, the delimiter of its first line); blank lines are none.
 * `unclosed`: the line on which a quotation mark is opened that nothing closes, else null.
 */
export function csvRows(text: string): { readonly rows: readonly CsvRow[]; readonly unclosed: number | null } {
  const firstLine = text.split(/\r?\n/, 1)[0] ?? "";
  const delimiter = DELIMITERS.find((one) => firstLine.includes(one)) ?? ",";
  const rows: CsvRow[] = [];
  let [line, begins, at] = [1, 1, 0];
  let [cells, cell, opened]: [string[], string, number | null] = [[], "", null];
  const endRow = (): void => {
    if (cells.length > 0 || cell !== "") rows.push({ line: begins, cells: [...cells, cell] });
    [cells, cell, begins] = [[], "", line + 1];
  };
  for (; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (opened !== null) {
      if (sign === "\n") line += 1;
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
      else opened = null;
    } else if (sign === '"' && cell.trim() === "") [cell, opened] = ["", line];
    else if (sign === delimiter) [cells, cell] = [[...cells, cell], ""];
    else if (sign === "\n") {
      endRow();
      line += 1;
    } else if (sign !== "\r" || text[at + 1] !== "\n") cell += sign;
  }
  endRow();
  return { rows, unclosed: opened };
}
