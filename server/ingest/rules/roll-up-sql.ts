import { literal } from "../formats/expressions";
import { DIMENSIONS, QUANTITIES, type Dimension, type Reading, type Sql } from "../formats/format";
import { EMPTY_ROW } from "./check-rows-sql";
import { cellsIn, dependsOnRow } from "./depends-on-row";

/** Whole numbers to add up, by their names in the rolled table. */
const quantitiesOf = (reading: Reading): (readonly [name: string, sql: Sql])[] => [
  ...QUANTITIES.map((name) => [`q_${name}`, reading.quantities[name] ?? defaultOf(name)] as const),
  ...Object.values(reading.units ?? {}).map((sql, index) => [`u_${index}`, sql] as const),
  ...Object.values(reading.notices ?? {}).map((sql, index) => [`n_${index}`, `(${sql})::INTEGER`] as const),
];

const FRACTION = "DECIMAL(38,6)";
const fractionsOf = ({ units, fractionalUnits }: Reading): string[] =>
  Object.keys(units ?? {}).flatMap((unit, index) => (fractionalUnits?.includes(unit) ? [`u_${index}`] : []));

const defaultOf = (name: string): Sql => (name === "requests" || name === "failedRequests" ? "NULL" : "0");

/** Adding up what is the same in every row: so much a row, unknown, or nothing where its column is absent. */
const sumOfSame = (sql: Sql): Sql =>
  /^\d+$/.test(sql) ? `(${sql} * sum(row_count))::HUGEINT` : sql.startsWith("NULL") ? "NULL::HUGEINT" : "0::HUGEINT";

const dimensionsOf = (reading: Reading): (readonly [name: string, sql: Sql])[] => [
  ...DIMENSIONS.map(
    (name) =>
      [`d_${name}`, reading.perRow?.includes(name) ? `row_${name}` : (reading.dimensions[name] ?? "''")] as const,
  ),
  ["batch", `coalesce(${reading.perRow?.includes("batch") ? "row_batch" : (reading.batch ?? "false")}, false)`],
];

/**
 * What rows are first added up by: not the dimensions but the cells they are made of, because trimming and translating a
 * text once for all equal rows costs less than once a row.
 */
function rollingKeys(reading: Reading): (readonly [name: string, sql: Sql])[] {
  const cells = new Set(dimensionsOf(reading).flatMap(([, sql]) => cellsIn(sql)));
  return [
    ...[...cells].map((cell) => [cell, cell] as const),
    ...(reading.perRow ?? []).map(
      (name) => [`row_${name}`, (name === "batch" ? reading.batch : reading.dimensions[name]) ?? "''"] as const,
    ),
  ];
}

/**
 * Table `rolled`: sums by verdict, day, hour and key. Where rejected rows may be many (`sparing`) they share one key, so
 * that a bad file does not make as many groups as rows.
 */
export function rolledSql(reading: Reading, sparing: boolean): Sql {
  const onlyAccepted = (sql: Sql): Sql => (sparing || reading.ignored ? `CASE WHEN verdict = 0 THEN ${sql} END` : sql);
  const { tellsHour } = reading.moment;
  const hour = tellsHour ? `CASE WHEN verdict = 0 AND ${tellsHour} THEN hour(used_at) END` : "NULL";
  const keys = rollingKeys(reading).map(([name, sql]) => `${onlyAccepted(sql)} AS ${name}`);
  const parts = new Set(fractionsOf(reading));
  const sums = quantitiesOf(reading)
    .filter(([, sql]) => dependsOnRow(reading, sql))
    .map(([name, sql]) => `sum(${sql})::${parts.has(name) ? FRACTION : "HUGEINT"} AS ${name}`);
  const hasCost = reading.cost && dependsOnRow(reading, reading.cost.text);
  const cost = hasCost
    ? "sum(cost_high) AS cost_high, sum(cost_low)::HUGEINT AS cost_low"
    : "NULL::DECIMAL(38,18) AS cost_high, 0::HUGEINT AS cost_low";
  const columns = [
    `CASE WHEN verdict IN (0, ${EMPTY_ROW}) THEN used_at::DATE END AS day`,
    `(${hour})::INTEGER AS hour`,
    ...keys,
  ];
  return `CREATE TEMP TABLE rolled AS SELECT verdict, ${[...columns, ...sums].join(", ")}, ${cost}, count(*) AS row_count
    FROM checked GROUP BY verdict, ${columns.map((_, index) => index + 2).join(", ")}`;
}

/** Table `daily`: a line a key and day, with the busiest hour of those sources that tell the time. */
export function dailySql(reading: Reading): Sql {
  const dimensions = dimensionsOf(reading).map(
    ([name, sql]) => [name, name === "batch" ? sql : `coalesce(${sql}, '')`] as const,
  );
  const sums = quantitiesOf(reading).map(([name, sql]) =>
    dependsOnRow(reading, sql) ? `sum(${name}) AS ${name}` : `${sumOfSame(sql)} AS ${name}`,
  );
  const names = dimensions.map(([name]) => name).join(", ");
  const costs = "sum(cost_high) AS cost_high, sum(cost_low) AS cost_low, sum(row_count) AS row_count";
  const told = "FILTER (hour IS NOT NULL AND q_requests IS NOT NULL)";
  const hourly = `SELECT day, hour, ${[...dimensions.map(([name, sql]) => `${sql} AS ${name}`), ...sums].join(", ")}, ${costs}
    FROM rolled WHERE verdict = 0 GROUP BY ALL`;
  return `CREATE TEMP TABLE daily AS SELECT day, ${names}, ${quantitiesOf(reading)
    .map(([name]) => `sum(${name}) AS ${name}`)
    .join(", ")}, ${costs},
    arg_max(hour, q_requests * 32 - hour) ${told} AS busiest_hour, max(q_requests) ${told} AS busiest_hour_requests
    FROM (${hourly}) GROUP BY day, ${names}`;
}

/** Units above 0 as a JSON object, null where there is none. */
export function unitsSql(reading: Reading, sum: (column: string) => Sql = (column) => column): Sql {
  const names = Object.keys(reading.units ?? {});
  if (names.length === 0) return "NULL::VARCHAR";
  const members = names.map(
    (name, index) =>
      `CASE WHEN ${sum(`u_${index}`)} <> 0 THEN ${literal(`${JSON.stringify(name)}:`)} || trimmed(${sum(`u_${index}`)}::VARCHAR) END`,
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
