import type { Reading, Sql } from "../formats/format";

/** A column of a Parquet file, with DuckDB's name for its type. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: string;
}

/** What a column holds that needs not be read from its text: whole numbers, exact amounts, days or instants. */
type Kind = "whole" | "amount" | "moment";

/** Cells (`c0`, `c1` …) whose values stand beside their texts, by kind. None in a file of text. */
export type TypedCells = ReadonlyMap<Sql, Kind>;
export const NO_TYPED_CELLS: TypedCells = new Map();

const WHOLE = /^(U?(TINYINT|SMALLINT|INTEGER)|BIGINT)$/;
const MOMENT = /^(DATE|TIMESTAMP|TIMESTAMP_(S|MS|NS)|TIMESTAMP WITH TIME ZONE)$/;
const AS: Readonly<Record<Kind, Sql>> = { whole: "BIGINT", amount: "DECIMAL(38,18)", moment: "TIMESTAMP" };
const MOST_DECIMALS = 18;
const MOST_DIGITS_BEFORE = 20;

function kindOf(type: string): Kind | null {
  if (WHOLE.test(type)) return "whole";
  if (MOMENT.test(type)) return "moment";
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(type);
  const [width, scale] = [Number(decimal?.[1]), Number(decimal?.[2])];
  return decimal && scale <= MOST_DECIMALS && width - scale <= MOST_DIGITS_BEFORE ? "amount" : null;
}

/** Those of some columns, by their positions. */
export const typedCells = (columns: readonly ParquetColumn[], positions: readonly number[]): TypedCells =>
  new Map(
    positions.flatMap((position) => {
      const kind = kindOf(columns[position]?.type ?? "");
      return kind ? [[`c${position}`, kind] as const] : [];
    }),
  );

/** The value beside a cell's text; null where the cell has none of this kind. */
export const typedValue = (typed: TypedCells, cell: Sql, kind: Kind): Sql | null =>
  typed.get(cell) === kind ? `${cell}_${kind}` : null;

/** The columns that hold the values beside the texts. A day beyond all instants is none. */
export const typedColumnsSql = (typed: TypedCells, nameOf: (cell: Sql) => Sql): readonly Sql[] =>
  [...typed].map(([cell, kind]) => `TRY_CAST(${nameOf(cell)} AS ${AS[kind]}) AS ${cell}_${kind}`);

/** The same reading where it asks values instead of texts: when the usage was, and whether a cell holds anything. */
export function readTyped(reading: Reading, typed: TypedCells): Reading {
  if (typed.size === 0) return reading;
  const { moment, checks, quantities } = reading;
  const isThere = (sql: Sql): Sql =>
    sql.replace(/\b(c\d+)(?= IS (?:NOT )?NULL\b)/g, (cell) => (typed.has(cell) ? `${cell}_${typed.get(cell)}` : cell));
  const at = moment.at === `moment_of(${moment.text})` ? typedValue(typed, moment.text, "moment") : null;
  return {
    ...reading,
    moment: at ? { ...moment, at } : moment,
    checks: checks.map((check) => ({ ...check, failed: isThere(check.failed) })),
    quantities: Object.fromEntries(Object.entries(quantities).map(([name, sql]) => [name, isThere(sql)])),
  };
}
