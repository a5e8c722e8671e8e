import { literal } from "../formats/expressions";
import type { CellSource, Check, MayBeNegative, Reading, Sql } from "../formats/format";
import type { Day } from "@/server/kernel/day";
import { amountSql, belowZero, type AmountSql } from "./amount-sql";
import { dependsOnRow } from "./depends-on-row";
import { LARGEST_COUNT } from "./reading-macros";
import { typedValue, type TypedCells } from "./typed-cells";

/** Before this day there was no metered model to use. */
const EARLIEST_DAY: Day = "2015-01-01";

/** What becomes of a row: 0 accepted, −1 accepted and without any usage, −2 ignored, n rejected for the n-th reason. */
export const EMPTY_ROW = -1;
export const IGNORED_ROW = -2;

/** Checks that every format has, then the format's own, in the order in which a reason is given. */
function checksOf(reading: Reading, { container, today }: RowsToCheck, amount: AmountSql): Check[] {
  const { moment } = reading;
  const wholeLine: CellSource = { column: "", text: "''" };
  const notJson: Check[] =
    container === "json-lines" ? [{ ...wholeLine, code: "bad-json", failed: "NOT is_object" }] : [];
  return [
    ...notJson,
    { ...moment, code: "ambiguous-date", failed: ambiguous(moment.text) },
    { ...moment, code: "bad-date", failed: "used_at IS NULL" },
    {
      ...moment,
      code: "date-out-of-range",
      failed: `used_at < TIMESTAMP '${EARLIEST_DAY}' OR used_at >= TIMESTAMP '${today}' + INTERVAL 1 DAY`,
    },
    ...toldCounts(reading).flatMap(([name, { mayBeNegative, ...source }]): Check[] => [
      { ...source, code: "bad-number", failed: `${name} IS NULL OR abs(${name}) > ${LARGEST_COUNT}` },
      ...belowZero({ ...source, ...(mayBeNegative === undefined ? {} : { mayBeNegative }) }, `${name} < 0`),
    ]),
    ...amount.checks,
    ...reading.checks,
  ];
}

/** A year of two digits reads as one long past: that is no answer to which number is the day. */
const ambiguous = (text: Sql): Sql =>
  `(used_at IS NULL OR used_at < TIMESTAMP '${EARLIEST_DAY}') AND is_ambiguous_date(${text})`;

/** Counts that the file has a column for; the others are 0 in every row. */
const toldCounts = (reading: Reading): (readonly [string, CellSource & MayBeNegative])[] =>
  Object.entries(reading.counts).filter(([, { text }]) => dependsOnRow(reading, text));

/** True for rows that nothing is wrong with: decided by cheap comparisons, so that only the others are looked at closely. */
function isPlainlyRight(
  reading: Reading,
  { container, today }: RowsToCheck,
  own: readonly Check[],
  amount: AmountSql,
): Sql {
  const model = reading.dimensions.model ?? "''";
  return [
    ...(container === "json-lines" ? ["is_object"] : []),
    ...(reading.ignored ? [`(${reading.ignored}) IS NOT TRUE`] : []),
    `used_at >= TIMESTAMP '${EARLIEST_DAY}' AND used_at < TIMESTAMP '${today}' + INTERVAL 1 DAY`,
    ...plainCounts(toldCounts(reading).map(([name]) => name)),
    // Whatever begins with a blank is looked at closely.
    `${model} >= '!'`,
    ...amount.isPlainlyRight,
    ...own.map(({ failed }) => `(${failed}) IS NOT TRUE`),
  ].join(" AND ");
}

/** One below 0 or beyond the largest count, whose bits are all set, shows in the bits of all; so does one that is not known. */
const plainCounts = (names: readonly string[]): Sql[] =>
  names.length === 0 ? [] : [`(${names.join(" | ")}) BETWEEN 0 AND ${LARGEST_COUNT}`];

/** A row without a model is a row nobody could value. */
function missingModel(reading: Reading, modelColumn: string): Check {
  const model = reading.dimensions.model ?? "''";
  return { column: modelColumn, text: model, code: "missing-model", failed: `coalesce(trim(${model}), '') = ''` };
}

export interface RowsToCheck {
  readonly container: "csv" | "json-lines";
  /** Later days are not believed. */
  readonly today: Day;
  /** Whether requests are looked for that stand in the file twice. */
  readonly findTwins: boolean;
  readonly typed: TypedCells;
}

export interface CheckedRows {
  /**
   * What statements select from: cells, counts, `used_at`, `cost_high`, `cost_low`, `verdict`. A query inside of theirs and no view,
   * which is planned when it is made, and then again.
   */
  readonly checked: Sql;
  /** Reasons by verdict: the n-th rejects with verdict n. `duplicate-id` comes last where the format has ids. */
  readonly reasons: readonly Check[];
}

/** Reads the raw rows, works out the counts and gives every row its verdict. */
export function checkRowsSql(reading: Reading, rows: RowsToCheck): CheckedRows {
  const { container, findTwins, typed } = rows;
  const amount = amountSql(reading, typed);
  const common = checksOf(reading, rows, amount);
  const ownFrom = common.length - reading.checks.length;
  const twin: Check[] =
    reading.identity && findTwins
      ? [
          {
            column: reading.identity.column,
            text: reading.identity.id,
            code: "duplicate-id",
            failed: "ordinal > first_ordinal",
          },
        ]
      : [];
  const reasons = [...common.slice(0, ownFrom), missingModel(reading, "model"), ...common.slice(ownFrom), ...twin];
  const cases = reasons.map(({ failed }, index) => `WHEN ${failed} THEN ${index + 1}`);
  // An empty bucket has a date and counts that are right, but needs no model.
  if (reading.isEmpty) cases.splice(ownFrom, 0, `WHEN ${reading.isEmpty} THEN ${EMPTY_ROW}`);
  const isRow = container === "json-lines" ? "is_object AND " : "";
  if (reading.ignored) cases.unshift(`WHEN ${isRow}(${reading.ignored}) THEN ${IGNORED_ROW}`);
  cases.unshift(`WHEN ${isPlainlyRight(reading, rows, [...reading.checks, ...twin], amount)} THEN 0`);
  const prepared = preparedSql(reading);
  const counts = Object.entries(reading.counts).map(([name, { text }]) => countSql(name, text, typed));
  const twinOf = twin.length > 0 ? `, ${twinKey(reading)} AS twin_of` : "";
  const amounts = [
    `${counts.map(({ cast }) => cast).join("")}${amount.cast}`,
    `${counts.map(({ made }) => made).join("")}, ${reading.moment.at} AS used_at${amount.short}`,
    amount.plain,
    `${amount.halves}${twinOf}`,
  ].reduce((inner, made) => `(SELECT *${made} FROM ${inner})`, prepared);
  const checked = `(SELECT *, (CASE ${cases.join(" ")} ELSE 0 END)::SMALLINT AS verdict
    FROM ${amounts}${twin.length > 0 ? " LEFT JOIN twins ON twin = twin_of" : ""})`;
  return { checked, reasons };
}

/** A count is cast once, and then read from its text where that is not the same again; where it is a number already, it stands. */
function countSql(name: string, text: Sql, typed: TypedCells): { readonly cast: Sql; readonly made: Sql } {
  const told = typedValue(typed, text, "whole");
  if (told) return { cast: "", made: `, coalesce(${told}, 0) AS ${name}` };
  return {
    cast: `, TRY_CAST(${text} AS BIGINT) AS cast_${name}`,
    made: `, whole_from(${text}, cast_${name}) AS ${name}`,
  };
}

/** What makes two rows the same request told twice: the id and all that is kept of its content, as one number. */
function twinKey({ identity }: Reading): Sql {
  const parts = [identity?.id ?? "NULL", ...(identity?.content ?? [])].map((part) => `coalesce(${part}, '')`);
  return `CASE WHEN coalesce(${identity?.id ?? "NULL"}, '') <> '' THEN md5_number(concat_ws(chr(31), ${parts.join(", ")})) END`;
}

const inSteps = (from: Sql, steps: readonly Readonly<Record<string, Sql>>[]): Sql =>
  steps.reduce((inner, step) => {
    const made = Object.entries(step).map(([name, sql]) => `, ${sql} AS ${name}`);
    return `(SELECT *${made.join("")} FROM ${inner})`;
  }, from);

/** Rows with all that is worked out of their cells. */
function preparedSql({ prepared, keyed, steps }: Reading): Sql {
  const first = inSteps("raw", [...(prepared ? [prepared] : []), ...(keyed ? [keyed.by] : [])]);
  if (!keyed) return inSteps(first, steps ?? []);
  const keys = Object.keys(keyed.by);
  const same = keys.map((key) => `rows.${key} IS NOT DISTINCT FROM keyed.${key}`).join(" AND ");
  const joined = `(SELECT rows.*, keyed.* EXCLUDE (${keys.join(", ")}) FROM ${first} AS rows LEFT JOIN keyed ON ${same})`;
  return inSteps(joined, steps ?? []);
}

/** Table `keyed`: what is the same for many rows, worked out once. Null where a format has no such values. */
export function keyedSql({ prepared, keyed }: Reading): Sql | null {
  if (!keyed) return null;
  const rows = inSteps("raw", [...(prepared ? [prepared] : []), keyed.by]);
  const distinct = `(SELECT DISTINCT ${Object.keys(keyed.by).join(", ")} FROM ${rows})`;
  return `CREATE TEMP TABLE keyed AS SELECT * FROM ${inSteps(distinct, keyed.steps)}`;
}

/** Requests that stand in a file more than once, with the number of the first. */
export const twinsSql = (reading: Reading): Sql =>
  `CREATE TEMP TABLE twins AS SELECT twin, min(ordinal) AS first_ordinal FROM (SELECT ordinal, ${twinKey(reading)} AS twin FROM raw)
    WHERE twin IS NOT NULL GROUP BY twin HAVING count(*) > 1`;

/** Every rejected row with its place, its value (cut to 200 characters) and its reason. */
export function rejectedSql({ checked, reasons }: CheckedRows): Sql {
  const pick = (of: (check: Check) => Sql): Sql =>
    `CASE verdict ${reasons.map((check, index) => `WHEN ${index + 1} THEN ${of(check)}`).join(" ")} END`;
  return `SELECT line, concat_ws('.', nullif(place, ''), nullif(${pick((check) => literal(check.column))}, '')) AS "column",
    coalesce(left(${pick(({ written, text }) => `(${written ?? text})::VARCHAR`)}, 200), '') AS value,
    ${pick((check) => literal(check.code))} AS code FROM ${checked} WHERE verdict > 0`;
}
