import type { CellSource, Check, MayBeNegative, Reading, Sql } from "../formats/format";
import { LARGEST_AMOUNT } from "./reading-macros";
import { typedValue, type TypedCells } from "./typed-cells";

/**
 * How the amount of a row is read, step by step: columns to be added to four views after one another. `cost_short` has the amounts
 * of few digits, `long_high` and `long_low` the halves of the others, `cost_high` and `cost_low` those of all.
 */
export interface AmountSql {
  readonly cast: Sql;
  readonly short: Sql;
  readonly plain: Sql;
  readonly halves: Sql;
  readonly checks: readonly Check[];
  /** True for an amount that is plainly right, and where there is none. */
  readonly isPlainlyRight: readonly Sql[];
}

const NO_AMOUNT: AmountSql = { cast: "", short: "", plain: "", halves: "", checks: [], isPlainlyRight: [] };

export function amountSql({ cost }: Reading, typed: TypedCells): AmountSql {
  if (!cost) return NO_AMOUNT;
  const told = typedValue(typed, cost.text, "amount");
  return told ? typedAmount(cost, told) : writtenAmount(cost);
}

const HALVES = `,
  CASE WHEN cost_plain IS NOT NULL THEN amount_high(cost_plain) END AS long_high,
  CASE WHEN cost_plain IS NOT NULL THEN amount_low(cost_plain) END AS long_low,
  CASE WHEN cost_short IS NOT NULL THEN cost_short::DECIMAL(38,18) ELSE amount_high(cost_plain) END AS cost_high,
  CASE WHEN cost_plain IS NULL THEN 0 ELSE amount_low(cost_plain) END AS cost_low`;

const writtenAmount = (cost: CellSource & MayBeNegative): AmountSql => ({
  cast: `, TRY_CAST(${cost.text} AS DECIMAL(18,9)) AS cast_cost`,
  short: `, short_amount_from(${cost.text}, cast_cost) AS cost_short`,
  plain: `, CASE WHEN cost_short IS NULL THEN plain_amount(${cost.text}) END AS cost_plain`,
  halves: HALVES,
  checks: amountChecks(cost, `cost_short IS NULL AND is_no_amount(${cost.text}, cost_plain, long_high)`),
  isPlainlyRight: [`(cost_short IS NOT NULL OR ${cost.text} IS NULL)`],
});

/** An exact amount that stands in the file as such. */
const typedAmount = (cost: CellSource & MayBeNegative, told: Sql): AmountSql => ({
  ...NO_AMOUNT,
  short: `, NULL::DECIMAL(18,9) AS cost_short`,
  halves: `, ${told} AS long_high, 0::BIGINT AS long_low, ${told} AS cost_high, 0::BIGINT AS cost_low`,
  checks: amountChecks(cost, `abs(${told}) >= ${LARGEST_AMOUNT}`),
  isPlainlyRight: [`(${told} IS NULL OR (${told} >= 0 AND ${told} < ${LARGEST_AMOUNT}))`],
});

const amountChecks = (cost: CellSource & MayBeNegative, isBad: Sql): Check[] => [
  { ...cost, code: "bad-number", failed: isBad },
  ...belowZero(cost, "is_below_zero(long_high, long_low)"),
];

/** Below 0 is wrong but where a bill says that it takes something back. */
export function belowZero({ mayBeNegative, ...source }: CellSource & MayBeNegative, isBelow: Sql): Check[] {
  if (mayBeNegative === true) return [];
  const failed = mayBeNegative === undefined ? isBelow : `${isBelow} AND (${mayBeNegative}) IS NOT TRUE`;
  return [{ ...source, code: "negative", failed }];
}
