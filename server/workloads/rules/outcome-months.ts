import { Decimal } from "@/server/kernel/decimal";
import type { Day, Month } from "@/server/kernel/day";
import type { OutcomeUnit } from "../schema";

/** What a calendar month used and cost. */
export interface CostedMonth {
  readonly month: Month;
  /** False for a month that still runs. */
  readonly isWhole: boolean;
  /** Exact decimal. */
  readonly spend: string;
  readonly tokens: number;
  readonly pricedTokens: number;
  readonly requests: number | null;
  readonly countedTokens: number;
}

/** A share of success, known from a day on. */
export interface KnownSuccess {
  readonly measuredOn: Day;
  readonly share: number;
}

export type OutcomeUnknown = "no-usage" | "requests-not-counted" | "success-not-measured" | "unpriced";

export interface OutcomeMonth {
  readonly month: Month;
  readonly isWhole: boolean;
  readonly spend: string;
  /** The share of success that counts, and the day it was measured; null where each result counted is one. */
  readonly success: KnownSuccess | null;
  readonly outcomes: number | null;
  /** Of one successful outcome: exact decimal, rounded to 12 digits; null where it is not known. */
  readonly cost: string | null;
  readonly unknown: OutcomeUnknown | null;
}

export interface OutcomeTrend {
  /** How the cost of one outcome changes a month, as a share. */
  readonly monthlyChange: number;
  readonly from: Month;
  readonly to: Month;
  readonly months: number;
}

const COUNTED = 0.95;
const FEWEST_MONTHS = 3;

/**
 * Cost of one successful outcome by month: spend over requests × results a request × share of success. A share holds from
 * the month of its measurement until a newer one; before the first it is not known. Source: spec "From the source
 * documents, easily missed"; glossary "Cost per successful outcome".
 */
export function outcomeMonths(
  unit: OutcomeUnit,
  successes: readonly KnownSuccess[],
  months: readonly CostedMonth[],
): OutcomeMonth[] {
  const inOrder = [...successes].sort((left, right) => (left.measuredOn < right.measuredOn ? -1 : 1));
  return months.map((one) => {
    const { month, isWhole, spend } = one;
    const success = unit.successFrom
      ? (inOrder.findLast(({ measuredOn }) => measuredOn.slice(0, 7) <= month) ?? null)
      : null;
    const unknown = whyUnknown(one, unit, success);
    const outcomes = unknown
      ? null
      : (one.requests ?? 0) * unit.perRequest * (unit.successFrom ? (success?.share ?? 0) : 1);
    const cost = outcomes ? new Decimal(spend).div(outcomes).toSignificantDigits(12).toFixed() : null;
    return { month, isWhole, spend, success, outcomes, cost, unknown };
  });
}

function whyUnknown(
  month: CostedMonth,
  { successFrom }: OutcomeUnit,
  success: KnownSuccess | null,
): OutcomeUnknown | null {
  const { tokens, requests, countedTokens, pricedTokens } = month;
  if (tokens === 0 && !requests) return "no-usage";
  if (requests === null || requests === 0 || countedTokens < COUNTED * tokens) return "requests-not-counted";
  if (pricedTokens < COUNTED * tokens) return "unpriced";
  return successFrom && (success === null || success.share === 0) ? "success-not-measured" : null;
}

/** The constant monthly change that fits whole months with a known cost best (least squares on logarithms); at least three. */
export function outcomeTrend(months: readonly OutcomeMonth[]): OutcomeTrend | null {
  const known = months.flatMap(({ month, isWhole, cost }, at) =>
    isWhole && cost !== null && Number(cost) > 0 ? [{ month, at, log: Math.log(Number(cost)) }] : [],
  );
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < FEWEST_MONTHS) return null;
  const mean = (of: (one: (typeof known)[number]) => number): number =>
    known.reduce((sum, one) => sum + of(one), 0) / known.length;
  const [middle, level] = [mean(({ at }) => at), mean(({ log }) => log)];
  const slope =
    known.reduce((sum, { at, log }) => sum + (at - middle) * (log - level), 0) /
    known.reduce((sum, { at }) => sum + (at - middle) ** 2, 0);
  const monthlyChange = Number((Math.exp(slope) - 1).toPrecision(6));
  return { monthlyChange, from: first.month, to: last.month, months: known.length };
}
