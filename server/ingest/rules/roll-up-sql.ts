import { literal } from "../formats/expressions";
import { DIMENSIONS, QUANTITIES, type Reading, type Sql } from "../formats/format";
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

/** What makes a key: every dimension but the currency, which each of its days has. */
const LABELS = [...DIMENSIONS.filter((name) => name !== "currency").map((name) => `d_${name}`), "batch"];

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

/** Amounts of few digits are added up as such: most are, and the wide numbers of the others cost more. Null where none is told. */
const SUM_OF_HIGH: Sql = `CASE WHEN count(cost_short) + count(long_high) > 0
  THEN coalesce(sum(cost_short), 0)::DECIMAL(38,18) + coalesce(sum(long_high), 0) END`;

/**
 * Table `rolled`: sums by verdict, day, hour and key. Where rejected rows may be many (`sparing`) they share one key, so
 * that a bad file does not make as many groups as rows.
 */
export function rolledSql(reading: Reading, checked: Sql, sparing: boolean): Sql {
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
    ? `${SUM_OF_HIGH} AS cost_high, coalesce(sum(long_low), 0)::HUGEINT AS cost_low`
    : "NULL::DECIMAL(38,18) AS cost_high, 0::HUGEINT AS cost_low";
  const columns = [
    `CASE WHEN verdict IN (0, ${EMPTY_ROW}) THEN used_at::DATE END AS day`,
    `(${hour})::INTEGER AS hour`,
    ...keys,
  ];
  return `CREATE TEMP TABLE rolled AS SELECT verdict, ${[...columns, ...sums].join(", ")}, ${cost}, count(*) AS row_count
    FROM ${checked} GROUP BY verdict, ${columns.map((_, index) => index + 2).join(", ")}`;
}

/**
 * Tables `labelled` (the cells that rows were rolled by, with the labels they make) and `label_key` (each combination of
 * labels, numbered in their order, people hashed): what is the same for all days of a key is worked out and kept once.
 */
export function labelKeysSql(reading: Reading, salt: string): readonly Sql[] {
  const cells = cellNames(reading);
  const labels = dimensionsOf(reading).map(([name, sql]) => `${held(name, sql, salt)} AS ${name}`);
  return [
    `CREATE TEMP TABLE labelled AS SELECT ${[...cells, ...labels].join(", ")}
      FROM (SELECT DISTINCT ${["0 AS same", ...cells].join(", ")} FROM rolled WHERE verdict = 0)`,
    `CREATE TEMP TABLE label_key AS SELECT row_number() OVER (ORDER BY ${LABELS.join(", ")}) AS key, *
      FROM (SELECT DISTINCT ${LABELS.join(", ")} FROM labelled)`,
  ];
}

const cellNames = (reading: Reading): string[] => rollingKeys(reading).map(([name]) => name);

function held(name: string, sql: Sql, salt: string): Sql {
  if (name === "batch") return sql;
  const text = `coalesce(${sql}, '')`;
  return name === "d_userKey" ? `CASE WHEN ${text} = '' THEN '' ELSE sha256(${literal(salt)} || ${text}) END` : text;
}

/**
 * Table `daily_sums`: a line a day, key and currency, with the busiest hour of those sources that tell the time; and view
 * `daily`, the same with its labels.
 */
export function dailySql(reading: Reading): readonly Sql[] {
  const cells = cellNames(reading);
  const sums = quantitiesOf(reading).map(([name, sql]) =>
    dependsOnRow(reading, sql) ? `sum(${name}) AS ${name}` : `${sumOfSame(sql)} AS ${name}`,
  );
  const costs = "sum(cost_high) AS cost_high, sum(cost_low) AS cost_low, sum(row_count) AS row_count";
  const told = "FILTER (hour IS NOT NULL AND q_requests IS NOT NULL)";
  const keyed = `SELECT ${["key", "d_currency", ...cells].join(", ")} FROM labelled JOIN label_key USING (${LABELS.join(", ")})`;
  const same = ["true", ...cells.map((cell) => `rolled.${cell} IS NOT DISTINCT FROM keyed.${cell}`)].join(" AND ");
  const hourly = `SELECT day, hour, key, d_currency, ${[...sums, costs].join(", ")}
    FROM rolled JOIN (${keyed}) AS keyed ON ${same} WHERE verdict = 0 GROUP BY day, hour, key, d_currency`;
  return [
    `CREATE TEMP TABLE daily_sums AS SELECT day, key, d_currency, ${quantitiesOf(reading)
      .map(([name]) => `sum(${name}) AS ${name}`)
      .join(", ")}, ${costs},
      arg_max(hour, q_requests * 32 - hour) ${told} AS busiest_hour, max(q_requests) ${told} AS busiest_hour_requests
      FROM (${hourly}) GROUP BY day, key, d_currency`,
    `CREATE VIEW daily AS SELECT * FROM daily_sums JOIN label_key USING (key)`,
  ];
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
