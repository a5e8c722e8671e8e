import { literal } from "../formats/expressions";
import { QUANTITIES, type Sql } from "../formats/format";
import { copyKeysSql, copySumsSql, LABEL_COLUMNS } from "./copy-rollups-sql";

const snake = (name: string): string => name.replace(/([a-z])([A-Z]|\d)/g, "$1_$2").toLowerCase();
const LABELS = [...LABEL_COLUMNS, "batch"].join(", ");
const KEY = `day, ${LABELS}, currency`;
const COUNTS = QUANTITIES.map(snake);

/** Counts of anything that is no token, by the unit's name, added up exactly. */
const UNITS = `
  CREATE TEMP TABLE copied_units AS
  SELECT ${KEY}, '{' || string_agg('"' || unit || '":' || trimmed(count::VARCHAR), ',' ORDER BY unit) || '}' AS other_units
  FROM (SELECT ${KEY}, unit, sum(json_extract_string(other_units, '$."' || unit || '"')::DECIMAL(38,6)) AS count
    FROM (SELECT *, unnest(json_keys(other_units)) AS unit FROM copied WHERE other_units IS NOT NULL)
    GROUP BY ${KEY}, unit)
  WHERE count <> 0 GROUP BY ${KEY}`;

/** The busiest hour of each key and day, where rows tell the time. */
const HOURS = `
  CREATE TEMP TABLE copied_hours AS
  SELECT ${KEY}, arg_max(hour, requests * 32 - hour) AS busiest_hour, max(requests) AS busiest_hour_requests
  FROM (SELECT ${KEY}, time[1:2]::INTEGER AS hour, sum(requests) AS requests FROM copied
    WHERE time IS NOT NULL AND requests IS NOT NULL GROUP BY ALL)
  GROUP BY ${KEY}`;

const SUMMED = `
  CREATE TEMP TABLE copied_sums AS
  SELECT ${KEY}, ${COUNTS.map((name) => `sum(${name}) AS ${name}`).join(", ")},
    sum(amount_high(reported_cost)) AS cost_high, sum(amount_low(reported_cost))::HUGEINT AS cost_low, count(*) AS row_count
  FROM copied GROUP BY ${KEY}`;

const KEYS = `
  CREATE TEMP TABLE label_key AS
  SELECT row_number() OVER (ORDER BY ${LABELS}) AS key, * FROM (SELECT DISTINCT ${LABELS} FROM copied)`;

/**
 * Statements that make of a stripped copy the very keys and rollups that its file made (columns as in `copyRollupsSql`): the
 * same rows under the same labels, added up by key and day. The macros for amounts must be there.
 */
export function copiedRollupsSql(
  copy: string,
  { keysPath, rollupsPath }: { readonly keysPath: string; readonly rollupsPath: string },
): readonly Sql[] {
  const same = (other: string): string =>
    `LEFT JOIN ${other} ON (${KEY.split(", ")
      .map((name) => `copied_sums.${name} IS NOT DISTINCT FROM ${other}.${name}`)
      .join(" AND ")})`;
  const columns = [
    "copied_sums.day",
    "key",
    ...COUNTS.map((name) => `copied_sums.${name}`),
    "copied_units.other_units",
    "amount_text(cost_high, cost_low) AS reported_cost",
    "nullif(copied_sums.currency, '') AS currency",
    "row_count",
    "busiest_hour",
    "busiest_hour_requests",
  ];
  return [
    `CREATE VIEW copied AS SELECT * FROM read_parquet(${literal(copy)})`,
    UNITS,
    HOURS,
    SUMMED,
    KEYS,
    copyKeysSql(keysPath),
    copySumsSql(
      `SELECT ${columns.join(", ")} FROM copied_sums JOIN label_key USING (${LABELS}) ${same("copied_units")} ${same("copied_hours")}`,
      rollupsPath,
    ),
  ];
}
