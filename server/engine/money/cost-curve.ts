import type { Option, Situation } from "../situation";
import { difference } from "../tolerance";
import { fixedCost } from "./fixed-cost";
import type { VariableCost } from "./variable-cost";

/**
 * What an option costs month by month, in the input's currency. `monthly[k]` is month k ≥ 1 (index 0 is unused and 0),
 * `running[k]` the sum of months 1 to k; neither holds the up-front cost.
 */
export interface CostCurve {
  readonly upfront: number;
  readonly monthly: readonly number[];
  readonly running: readonly number[];
}

/** How the months differ: requests of each, and what is left of the prices that fall. */
export interface Months {
  readonly requests: readonly number[];
  /** All 1 in the expected case. */
  readonly priceLeft: readonly number[] | null;
}

export interface CurveTerms {
  readonly option: Option;
  readonly variable: VariableCost;
  readonly upfront: number;
  /** Options whose price falls with `priceLeft`. */
  readonly falling: ReadonlySet<Option> | null;
  /** On fixed costs; the up-front cost is given with its own. */
  readonly fixedFactor: number;
}

/** Adds up an option's months. */
export function costCurve(terms: CurveTerms, months: Months, situation: Situation): CostCurve {
  const { requests, priceLeft } = months;
  const falling = fallingPart(terms);
  const staying = terms.variable.total - falling;
  const steady = situation.usage.monthlyGrowth === 0;
  const monthly = [0];
  const running = [0];
  let fixed = 0;
  let sum = 0;
  for (let month = 1; month < requests.length; month += 1) {
    const traffic = requests[month] ?? 0;
    if (month === 1 || !steady) fixed = fixedCost(terms.option, traffic, situation) * terms.fixedFactor;
    const perRequest = priceLeft === null ? terms.variable.total : falling * (priceLeft[month] ?? 0) + staying;
    const cost = traffic * perRequest + fixed;
    monthly.push(cost);
    sum += cost;
    running.push(sum);
  }
  return { upfront: terms.upfront, monthly, running };
}

function fallingPart({ variable, falling }: CurveTerms): number {
  if (falling === null) return 0;
  let part = 0;
  for (const [priced, charged] of variable.byPrice) if (falling.has(priced)) part += charged;
  return part;
}

/** Up-front and months 1 to `months`; linear within a month. */
export function totalAfter(curve: CostCurve, months: number): number {
  const whole = Math.floor(months);
  const partial = months - whole;
  const started = partial > 0 ? partial * (curve.monthly[whole + 1] ?? 0) : 0;
  return curve.upfront + (curve.running[whole] ?? 0) + started;
}

/** What months 1–12 cost less than the baseline's, without up-front. */
export const firstYearSaving = (option: CostCurve, baseline: CostCurve): number =>
  difference(baseline.running[12] ?? 0, option.running[12] ?? 0);

/** Requests of month 1, 2, … `count` at index 1, 2, …; index 0 is 0. */
export function trafficOf({ usage }: Situation, count: number, volumeFactor = 1): readonly number[] {
  return growing(usage.requestsPerMonth * volumeFactor, 1 + usage.monthlyGrowth, count);
}

/** What a falling price is worth in month 1, 2, … `count`, a share of today's. */
export function fallingPrices({ policy }: Situation, count: number): readonly number[] {
  return growing(1, (1 - policy.adverse.apiPriceDeclinePerYear) ** (1 / 12), count);
}

function growing(first: number, factor: number, count: number): readonly number[] {
  const months = [0];
  let value = first;
  for (let month = 1; month <= count; month += 1) {
    months.push(value);
    value *= factor;
  }
  return months;
}
