import { literal } from "../formats/expressions";
import { DIMENSIONS, QUANTITIES, type Reading, type Sql } from "../formats/format";
import { unitsSql } from "./roll-up-sql";

const snake = (name: string): string => name.replace(/([a-z])([A-Z]|\d)/g, "$1_$2").toLowerCase();
/** Labels of a key that are texts, by their names in the files. */
export const LABEL_COLUMNS = DIMENSIONS.filter((name) => name !== "currency").map(snake);

/** Writes the labels of each key. Text is always quoted, so that PostgreSQL takes `""` for an empty text and nothing at all for null. */
export const copyKeysSql = (path: string, label: (column: string) => Sql = (column) => column): Sql =>
  `COPY (SELECT key, ${LABEL_COLUMNS.map((name) => `${label(name)} AS ${name}`).join(", ")}, CASE WHEN batch THEN 't' ELSE 'f' END AS batch
    FROM label_key ORDER BY key) TO ${literal(path)}
    (FORMAT csv, HEADER false, DELIMITER ',', QUOTE '"', ESCAPE '"', FORCE_QUOTE (${LABEL_COLUMNS.join(", ")}))`;

/** Writes daily sums, in the order in which the database keeps them. */
export const copySumsSql = (select: Sql, path: string): Sql =>
  `COPY (${select} ORDER BY day, key, currency) TO ${literal(path)}
    (FORMAT csv, HEADER false, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '')`;

/** Writes keys and daily sums as the two files that go into the database, without headers. */
export function copyRollupsSql(
  reading: Reading,
  paths: { readonly keysPath: string; readonly rollupsPath: string },
): readonly Sql[] {
  const dimension = new Map(DIMENSIONS.map((name) => [snake(name), `d_${name}`]));
  const columns = [
    ...["day", "key"],
    ...QUANTITIES.map((name) => `q_${name}`),
    `${unitsSql(reading)} AS other_units`,
    "amount_text(cost_high, cost_low) AS reported_cost",
    "nullif(d_currency, '') AS currency",
    ...["row_count", "busiest_hour", "busiest_hour_requests"],
  ];
  return [
    copyKeysSql(paths.keysPath, (column) => dimension.get(column) ?? column),
    copySumsSql(`SELECT ${columns.join(", ")} FROM daily_sums`, paths.rollupsPath),
  ];
}
