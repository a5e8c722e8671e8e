import { literal } from "../formats/expressions";
import type { Check, Sql } from "../formats/format";
import type { Recognised } from "./recognise-format";
import { typedCells, typedColumnsSql, type ParquetColumn, type TypedCells } from "./typed-cells";

const MOST_ROW_BYTES = 1_048_576;
const quoted = (name: string): Sql => `"${name.replaceAll('"', '""')}"`;
const isNested = (type: string): boolean => /^(STRUCT|MAP|UNION)\(|\[\d*\]$/.test(type);
const isText = (type: string): boolean => type === "VARCHAR" || type === "JSON" || isNested(type);

/**
 * A value as the text that a CSV would hold: nested values as JSON, control characters as blanks. Replaced without being looked for:
 * of a column that repeats itself DuckDB then works it out once for each of its values.
 */
function cellOf({ name, type }: ParquetColumn): Sql {
  const text = isNested(type) ? `to_json(${quoted(name)})::VARCHAR` : `${quoted(name)}::VARCHAR`;
  return isText(type) ? `nullif(regexp_replace(${text}, '[\\x00-\\x1f]', ' ', 'g'), '')` : text;
}

/** Which columns are read: bodies are not even opened. */
function positionsRead(recognised: Recognised): number[] {
  const bodies = new Set(recognised.format.bodies?.map((body) => recognised.columns.get(body)) ?? []);
  return [...new Set(recognised.columns.values())].filter((position) => !bodies.has(position));
}

/** The cells of a Parquet file whose values stand beside their texts. */
export const parquetTypes = (columns: readonly ParquetColumn[], recognised: Recognised): TypedCells =>
  typedCells(columns, positionsRead(recognised));

/** Rows of a Parquet file as those of a CSV are read: `line` is the row's number, from 1. */
export function readParquetSql(path: string, columns: readonly ParquetColumn[], recognised: Recognised): Sql {
  const read = positionsRead(recognised);
  const typed = typedColumnsSql(parquetTypes(columns, recognised), (cell) =>
    quoted(columns[Number(cell.slice(1))]?.name ?? ""),
  );
  const cells = columns.map((column, position) =>
    read.includes(position) ? `${cellOf(column)} AS c${position}` : `NULL::VARCHAR AS c${position}`,
  );
  const lengths = read.flatMap((position) => {
    const column = columns[position];
    return column && isText(column.type) ? [`coalesce(strlen(c${position}), 0)`] : [];
  });
  return `SELECT *, ${lengths.length > 0 ? lengths.join(" + ") : "0"} AS row_bytes FROM (
    SELECT file_row_number + 1 AS line, file_row_number + 1 AS ordinal, NULL::VARCHAR AS place, ${[...cells, ...typed].join(", ")}
    FROM read_parquet(${literal(path)}, file_row_number = true, binary_as_string = true))`;
}

/** The limit that every row has, in a container that knows no lines. */
export const rowTooLong: Check = {
  ...{ column: "", text: "''", code: "line-too-long" },
  failed: `row_bytes > ${MOST_ROW_BYTES}`,
};

export const parquetColumnsSql = (path: string): Sql =>
  `DESCRIBE SELECT * FROM read_parquet(${literal(path)}, binary_as_string = true)`;

/** How many bytes the rows hold once their compression is undone. */
export const parquetBytesSql = (path: string): Sql =>
  `SELECT coalesce(sum(total_uncompressed_size), 0)::VARCHAR AS bytes FROM parquet_metadata(${literal(path)})`;

/** The first rows as the texts that a CSV would hold, `c0` on. */
export const parquetTextsSql = (path: string, columns: readonly ParquetColumn[], most: number): Sql =>
  `SELECT ${columns.map((column, at) => `${cellOf(column)} AS c${at}`).join(", ")}
    FROM read_parquet(${literal(path)}, binary_as_string = true) LIMIT ${most}`;

/** The first rows as a file of their own. */
export const parquetBeginningSql = (path: string, to: string, most: number): Sql =>
  `COPY (SELECT * FROM read_parquet(${literal(path)}, binary_as_string = true) LIMIT ${most}) TO ${literal(to)} (FORMAT parquet)`;

export const parquetCountSql = (path: string): Sql =>
  `SELECT count(*)::VARCHAR AS n FROM read_parquet(${literal(path)})`;
