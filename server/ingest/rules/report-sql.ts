import { literal } from "../formats/expressions";
import { QUANTITIES, type Reading, type Sql } from "../formats/format";
import { EMPTY_ROW } from "./check-rows-sql";
import { unitsSql } from "./roll-up-sql";

/** More models than anyone has: beyond it a file names its models wrongly. */
export const MOST_MODELS = 1_000;
/** Lines named for each reason. */
export const FIRST_LINES = 5;

const sums = (reading: Reading): Sql =>
  [
    ...QUANTITIES.map((name) => `sum(q_${name})::VARCHAR AS "${name}"`),
    `${unitsSql(reading, (column) => `sum(${column})`)} AS "otherUnits"`,
    `sum(row_count)::VARCHAR AS "rows"`,
  ].join(", ");

const costs = "amount_text(sum(cost_high), sum(cost_low)) AS amount, d_currency AS currency";

/** Queries behind the report, by what they answer. Every number comes as text, so that none is rounded on its way. */
export const reportSql = (
  reading: Reading,
): Readonly<Record<"totals" | "models" | "costs" | "modelCosts" | "period" | "notices", Sql>> => ({
  totals: `SELECT ${sums(reading)} FROM daily`,
  models: `SELECT d_provider AS provider, d_model AS model, ${sums(reading)} FROM daily GROUP BY ALL ORDER BY 1, 2 LIMIT ${MOST_MODELS + 1}`,
  costs: `SELECT ${costs} FROM daily WHERE cost_high IS NOT NULL GROUP BY d_currency ORDER BY 2`,
  modelCosts: `SELECT d_provider AS provider, d_model AS model, ${costs} FROM daily WHERE cost_high IS NOT NULL
    GROUP BY d_provider, d_model, d_currency ORDER BY 1, 2, 4 LIMIT ${2 * MOST_MODELS}`,
  period: `SELECT min(day)::VARCHAR AS "from", (max(day) + INTERVAL 1 DAY)::DATE::VARCHAR AS "to", count(DISTINCT day)::VARCHAR AS days
    FROM rolled WHERE verdict IN (0, ${EMPTY_ROW})`,
  notices: `SELECT ${["count(*) AS keys", ...Object.keys(reading.notices ?? {}).map((_, index) => `sum(n_${index})::VARCHAR AS n_${index}`)].join(", ")} FROM daily`,
});

/** What accepted rows show and nobody was charged; null where no row of the format can. */
export const notChargedSql = ({ notCharged }: Reading, checked: Sql): Sql | null =>
  notCharged
    ? `SELECT count(*)::VARCHAR AS "rows", amount_text(sum(high), sum(low)::HUGEINT) AS amount FROM
        (SELECT amount_high(plain_amount(${notCharged.amount})) AS high, amount_low(plain_amount(${notCharged.amount})) AS low
          FROM ${checked} WHERE verdict = 0 AND (${notCharged.rows})) WHERE high > 0 OR low > 0`
    : null;

/** One accepted row whose date does not end with its year, if there is any: beside it an ambiguous date is a slip of its row alone. */
export const plainDatesSql = ({ moment }: Reading, checked: Sql): Sql =>
  `SELECT 1 FROM ${checked} WHERE verdict IN (0, ${EMPTY_ROW}) AND NOT is_year_last(${moment.text}) LIMIT 1`;

/** How many rows have which verdict. */
export const verdictsSql: Sql = `SELECT verdict, sum(row_count)::VARCHAR AS "rows" FROM rolled GROUP BY verdict`;

/** Rejects of the rows' shape, found before DuckDB saw them, and of their content, in the order of the file. */
export const rejectsSql = (rejected: Sql, shapeRejects: string): Sql =>
  `CREATE TEMP TABLE rejects AS ${rejected} UNION ALL
    SELECT * FROM read_csv(${literal(shapeRejects)}, auto_detect = false, header = false, quote = '"', escape = '"', nullstr = '\u0001',
      columns = {'line': 'BIGINT', 'column': 'VARCHAR', 'value': 'VARCHAR', 'code': 'VARCHAR'})`;

export const rejectCountsSql: Sql = `SELECT code, count(*)::VARCHAR AS count, min(line, ${FIRST_LINES})::VARCHAR[] AS lines,
    arg_min("column", (line, length("column"), "column"), ${FIRST_LINES}) AS places
  FROM rejects GROUP BY code ORDER BY count(*) DESC, code`;

export const copyRejectsSql = (path: string): Sql =>
  `COPY (SELECT line, "column", value, code FROM rejects ORDER BY line, length("column"), "column") TO ${literal(path)} (FORMAT csv, HEADER true, QUOTE '"', ESCAPE '"')`;

/**
 * How much of the input is a leading part that an earlier request had sent, in blocks: what a prompt cache that forgets
 * nothing could have served. Ids of blocks say that everything before them was the same too.
 */
export function cacheableSql({ prefixBlocks }: Reading, checked: Sql): Sql | null {
  if (!prefixBlocks) return null;
  const { ids, input, tokensPerBlock } = prefixBlocks;
  return `WITH blocks AS (SELECT ordinal, input, unnest(ids) AS id FROM
      (SELECT ordinal, ${input} AS input, TRY(from_json(${ids}, '["UBIGINT"]')) AS ids FROM ${checked} WHERE verdict = 0)),
    first AS (SELECT id, min(ordinal) AS ordinal FROM blocks GROUP BY id),
    seen AS (SELECT blocks.ordinal, any_value(input) AS input, count(*) AS reused FROM blocks JOIN first USING (id)
      WHERE first.ordinal < blocks.ordinal GROUP BY blocks.ordinal)
    SELECT coalesce(sum(least(reused * ${tokensPerBlock}, input)), 0)::VARCHAR AS tokens FROM seen`;
}
