import { literal } from "../formats/expressions";
import { DIMENSIONS, QUANTITIES, type Dimension, type Reading, type Sql } from "../formats/format";

/** Sums of whole numbers by their names in the rolled table. */
const quantityColumns = (reading: Reading): (readonly [name: string, sql: Sql])[] => [
  ...QUANTITIES.map((name) => [`q_${name}`, reading.quantities[name] ?? defaultOf(name)] as const),
  ...Object.values(reading.units ?? {}).map((sql, index) => [`u_${index}`, sql] as const),
  ...Object.values(reading.notices ?? {}).map((sql, index) => [`n_${index}`, `(${sql})::INTEGER`] as const),
];

const defaultOf = (name: string): Sql => (name === "requests" || name === "failedRequests" ? "NULL::BIGINT" : "0");

/** A value that is the same for every row stays out of the grouping. */
const dependsOnRow = (reading: Reading, sql: Sql): boolean =>
  /\bc\d+\b/.test(sql) ||
  [...Object.keys(reading.counts), ...Object.keys(reading.prepared ?? {})].some((name) => sql.includes(name));

const dimensionSql = (reading: Reading, name: Dimension): Sql => `coalesce(${reading.dimensions[name] ?? "''"}, '')`;
const batchSql = (reading: Reading): Sql => `coalesce(${reading.batch ?? "false"}, false)`;

function keysOf(reading: Reading): { grouped: (readonly [string, Sql])[]; fixed: (readonly [string, Sql])[] } {
  const all = [
    ...DIMENSIONS.map((name) => [`d_${name}`, dimensionSql(reading, name)] as const),
    ["batch", batchSql(reading)] as const,
  ];
  return {
    grouped: all.filter(([, sql]) => dependsOnRow(reading, sql)),
    fixed: all.filter(([, sql]) => !dependsOnRow(reading, sql)),
  };
}

/**
 * Table `rolled`: sums by verdict, day, hour and key. Where rejected rows may be many (`sparing`) they share one key, so
 * that a bad file does not make as many groups as rows.
 */
export function rolledSql(reading: Reading, sparing: boolean): Sql {
  const onlyAccepted = (sql: Sql): Sql => (sparing ? `CASE WHEN verdict = 0 THEN ${sql} END` : sql);
  const { grouped } = keysOf(reading);
  const { tellsHour } = reading.moment;
  const hour = tellsHour ? `CASE WHEN verdict = 0 AND ${tellsHour} THEN hour(used_at) END` : "NULL";
  const keys = grouped.map(([name, sql]) => `${onlyAccepted(sql)} AS ${name}`);
  const sums = quantityColumns(reading).map(([name, sql]) => `sum(${sql})::HUGEINT AS ${name}`);
  const cost = reading.cost
    ? "sum(cost_high) AS cost_high, sum(cost_low)::HUGEINT AS cost_low"
    : "NULL::DECIMAL(38,18) AS cost_high, 0::HUGEINT AS cost_low";
  const day = `CASE WHEN verdict <= 0 THEN used_at::DATE END`;
  return `CREATE TEMP TABLE rolled AS SELECT verdict, ${day} AS day, ${[`(${hour})::INTEGER AS hour`, ...keys, ...sums].join(", ")}, ${cost}, count(*) AS row_count
    FROM checked GROUP BY ${["1", "2", "3", ...grouped.map((_, index) => String(index + 4))].join(", ")}`;
}

/** Table `daily`: a line a key and day, with the busiest hour of those sources that tell the time. */
export function dailySql(reading: Reading): Sql {
  const { grouped, fixed } = keysOf(reading);
  const keys = grouped.map(([name]) => name);
  const sums = quantityColumns(reading).map(([name]) => `sum(${name}) AS ${name}`);
  const told = "FILTER (hour IS NOT NULL AND q_requests IS NOT NULL)";
  return `CREATE TEMP TABLE daily AS SELECT day, ${[...keys, ...fixed.map(([name, sql]) => `${sql} AS ${name}`), ...sums].join(", ")},
    sum(cost_high) AS cost_high, sum(cost_low) AS cost_low, sum(row_count) AS row_count,
    arg_max(hour, q_requests * 32 - hour) ${told} AS busiest_hour, max(q_requests) ${told} AS busiest_hour_requests
    FROM rolled WHERE verdict = 0 GROUP BY ${["day", ...keys].join(", ")}`;
}

/** Units above 0 as a JSON object, null where there is none. */
export function unitsSql(reading: Reading, sum: (column: string) => Sql = (column) => column): Sql {
  const names = Object.keys(reading.units ?? {});
  if (names.length === 0) return "NULL::VARCHAR";
  const members = names.map(
    (name, index) =>
      `CASE WHEN ${sum(`u_${index}`)} <> 0 THEN ${literal(`${JSON.stringify(name)}:`)} || ${sum(`u_${index}`)}::VARCHAR END`,
  );
  return `nullif('{' || concat_ws(',', ${members.join(", ")}) || '}', '{}')`;
}

/**
 * Writes `daily` as the CSV that goes into the database, without a header. Text is always quoted, so that PostgreSQL takes
 * `""` for an empty text and nothing at all for null.
 */
export function copyRollupsSql(reading: Reading, path: string, salt: string): Sql {
  const text: readonly (readonly [Dimension, string])[] = [
    ["provider", "provider"],
    ["model", "model"],
    ["project", "project"],
    ["apiKey", "api_key"],
    ["userKey", "user_key"],
    ["tag", "tag"],
    ["promptName", "prompt_name"],
    ["app", "app"],
    ["region", "region"],
    ["serviceTier", "service_tier"],
  ];
  const held = (name: Dimension): Sql =>
    name === "userKey"
      ? `CASE WHEN d_userKey = '' THEN '' ELSE sha256(${literal(salt)} || d_userKey) END`
      : `d_${name}`;
  const columns = [
    "day",
    ...text.map(([name, column]) => `${held(name)} AS ${column}`),
    "CASE WHEN batch THEN 't' ELSE 'f' END AS batch",
    "d_contextTier AS context_tier",
    ...QUANTITIES.map((name) => `q_${name}`),
    `${unitsSql(reading)} AS other_units`,
    "amount_text(cost_high, cost_low) AS reported_cost",
    "nullif(d_currency, '') AS currency",
    "row_count",
    "busiest_hour",
    "busiest_hour_requests",
  ];
  const quoted = [...text.map(([, column]) => column), "context_tier"].join(", ");
  return `COPY (SELECT ${columns.join(", ")} FROM daily) TO ${literal(path)}
    (FORMAT csv, HEADER false, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', FORCE_QUOTE (${quoted}))`;
}
