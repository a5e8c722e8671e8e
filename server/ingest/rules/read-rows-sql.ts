import { literal } from "../formats/expressions";
import type { Cells, Sql } from "../formats/format";
import { readParquetSql } from "./read-parquet-sql";
import type { ParquetColumn } from "./typed-cells";
import type { Recognised } from "./recognise-format";

/** Between the cells of a normalised file: a character that text does not hold, so that nothing needs quotes. */
export const CELL_SEPARATOR = "\u001f";
/** Longest line of a normalised file; longer ones were rejected before. */
export const LONGEST_LINE = 1_048_576;

/** A file that DuckDB is to read. */
export interface RowsFile {
  readonly path: string;
  readonly container: "csv" | "json-lines";
  /**
   * `numbered`: written by the normaliser, each row begins with its physical line. `plain`: the person's own file, read in
   * place, known to have its header in line 1, no quotes and no carriage returns. `parquet`: rows count from 1.
   */
  readonly form: "numbered" | "plain" | "parquet";
  /** Of a Parquet file: its columns, in its order. */
  readonly parquet?: readonly ParquetColumn[] | undefined;
  /** Of a numbered file: each row has its number and its path after the line, because many may begin in one. */
  readonly isNested?: boolean;
  readonly delimiter: string;
  readonly columnCount: number;
}

const READ_AS_IT_IS = `auto_detect = false, quote = '', escape = '', new_line = '\\n', max_line_size = ${LONGEST_LINE + 64}`;

const NESTED_COLUMNS = ["'line': 'BIGINT'", "'ordinal': 'BIGINT'", "'place': 'VARCHAR'"];

const isUnderstood = (column: string): boolean => !column.includes('"');

/** The row a file's line becomes: `line` (0 where it is not known), `ordinal`, `place` and the cells `c0`, `c1` … as text, null where empty. */
export function readRowsSql(file: RowsFile, recognised: Recognised): Sql {
  if (file.parquet) return readParquetSql(file.path, file.parquet, recognised);
  const numbered = file.form === "numbered";
  const cells = file.container === "csv" ? Array.from({ length: file.columnCount }, (_, index) => `c${index}`) : ["j"];
  const leading = file.isNested ? NESTED_COLUMNS : numbered ? ["'line': 'BIGINT'"] : [];
  const columns = [...leading, ...cells.map((name) => `'${name}': 'VARCHAR'`)];
  const separator = numbered || file.container === "json-lines" ? CELL_SEPARATOR : file.delimiter;
  const rest = numbered
    ? "header = false"
    : `header = ${file.container === "csv"}, store_rejects = true, rejects_limit = 1`;
  const scan = `read_csv(${literal(file.path)}, ${READ_AS_IT_IS}, delim = ${literal(separator)}, columns = {${columns.join(", ")}}, ${rest})`;
  const place = file.isNested
    ? "ordinal, place"
    : `${numbered ? "line" : "0::BIGINT"} AS ordinal, NULL::VARCHAR AS place`;
  const line = `${numbered ? "line" : "0::BIGINT AS line"}, ${place}`;
  if (file.container === "csv") return `SELECT ${line}, ${cells.join(", ")} FROM ${scan}`;
  const { value, picked } = pickedMembers(membersOf(recognised));
  return `SELECT line, ordinal, place, is_object, ${picked.map((text, index) => `nullif(${text}, '') AS c${index}`).join(", ")} FROM (
    SELECT ${line}, CASE WHEN starts_with(ltrim(j), '{') AND NOT contains(j, '\\u0000') THEN TRY(${value}) END AS v,
      v IS NOT NULL AS is_object FROM ${scan})`;
}

/** All members of the object `j` at once, as `v`, and the text of each of them. */
function pickedMembers(members: readonly string[]): { readonly value: Sql; readonly picked: readonly Sql[] } {
  const areDistinct = new Set(members.map((member) => member.toLowerCase())).size === members.length;
  if (areDistinct)
    return {
      value: `from_json(j, ${literal(JSON.stringify(Object.fromEntries(members.map((member) => [member, "VARCHAR"]))))})`,
      picked: members.map((member) => `struct_extract(v, ${literal(member)})`),
    };
  // The names of a structure must differ in more than case; paths cost half as much again.
  return {
    value: `json_extract_string(j, [${members.map((member) => literal(`$."${member}"`)).join(", ")}])`,
    picked: members.map((_, index) => `v[${index + 1}]`),
  };
}

const membersOf = (recognised: Recognised): string[] => [...recognised.columns.keys()].filter(isUnderstood);

/** The cells of a recognised file by the format's own column names. */
export function cellsOf(container: RowsFile["container"], recognised: Recognised): Cells {
  const position =
    container === "csv"
      ? recognised.columns
      : new Map(membersOf(recognised).map((member, index) => [member, index] as const));
  return {
    has: (column) => position.has(column),
    text: (column) => (position.has(column) ? `c${position.get(column)}` : "NULL::VARCHAR"),
    startingWith: (prefix) =>
      [...position.keys()].filter((column) => column.toLowerCase().startsWith(prefix.toLowerCase())),
  };
}
