import type { CellSource, Cells, Check, Sql } from "./format";

/** A text as an SQL literal. */
export const literal = (text: string): Sql => `'${text.replaceAll("'", "''")}'`;

/** A cell by name, with the name kept for the reject list. */
export const cell = (cells: Cells, column: string): CellSource => ({ column, text: cells.text(column) });

/** The first of several columns that the file has; sources rename columns between generations. */
export function firstCell(cells: Cells, ...columns: readonly [string, ...string[]]): CellSource {
  return cell(cells, columns.find((column) => cells.has(column)) ?? columns[0]);
}

/** A UTC timestamp from ISO-like text: a day, or a time with or without a zone (none means UTC). */
export const momentOf = (text: Sql): Sql => `moment_of(${text})`;
/** A UTC timestamp from Unix seconds. */
export const unixMomentOf = (text: Sql): Sql => `unix_moment_of(${text})`;
/** A UTC timestamp from an amount of time after a start. */
export const momentAfter = (start: string, text: Sql, microsecondsPerUnit: number): Sql =>
  `moment_after(${literal(start)}, ${text}, ${microsecondsPerUnit})`;
/** True where a date cell also tells the time of day. */
export const hasTimeOfDay = (text: Sql): Sql => `strlen(${text}) > 10`;

/** Lower-cased text without blanks around it. */
export const lowered = (text: Sql): Sql => `lower(trim(${text}))`;
/** Text, or empty where it is one of the words a source uses for nothing. */
export const unless = (text: Sql, ...nothings: readonly string[]): Sql =>
  `CASE WHEN ${text} IN (${nothings.map(literal).join(", ")}) THEN '' ELSE ${text} END`;

/** The texts at several paths inside a JSON cell as one list, so that the cell is parsed once. */
export const inside = (json: Sql, paths: readonly string[]): Sql =>
  `TRY(json_extract_string(${json}, [${paths.map(literal).join(", ")}]))`;

/** Rejects a row whose inclusive total is smaller than the parts said to be inside it. */
export const cachedAboveInput = (source: CellSource, cached: Sql, input: Sql): Check => ({
  ...source,
  code: "cached-above-input",
  failed: `${cached} > ${input}`,
});
