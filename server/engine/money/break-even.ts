import { isAbove, isAtMost, isBelow } from "../tolerance";
import { totalAfter, type CostCurve } from "./cost-curve";

/**
 * Months until the option has cost no more than the baseline: 0 where it starts ahead, or level and saves in month 1;
 * else the first time, linear within a month, at which it is back level after having been dearer. Later losses do not
 * undo it. Null where that is not within `limit` months, nor within the option's whole months of life, or it has none.
 */
export function breakEvenMonths(option: CostCurve, baseline: CostCurve, limit: number, life: number): number | null {
  if (life < 1) return null;
  if (isBelow(option.upfront, baseline.upfront)) return 0;
  let dearer = isAbove(option.upfront, baseline.upfront);
  if (!dearer && isBelow(totalAfter(option, 1), totalAfter(baseline, 1))) return 0;
  const last = Math.min(limit, life);
  let gapBefore = option.upfront - baseline.upfront;
  for (let month = 1; month - 1 < last; month += 1) {
    const optionTotal = totalAfter(option, month);
    const baselineTotal = totalAfter(baseline, month);
    const gap = optionTotal - baselineTotal;
    const dearerNow = isAbove(optionTotal, baselineTotal);
    if (dearer && !dearerNow) {
      const reached = month - 1 + Math.min(1, gapBefore / (gapBefore - gap));
      return isAtMost(reached, last) ? reached : null;
    }
    dearer = dearerNow;
    gapBefore = gap;
  }
  return null;
}

/** The two lines of "fixed + volume × variable" of an option and its baseline. */
export interface CostLine {
  readonly fixed: number;
  readonly variable: number;
}

/** Requests a month above which the option is cheaper; null unless it trades fixed cost for cheaper requests. */
export function breakEvenRequests(option: CostLine, baseline: CostLine): number | null {
  if (!isAbove(option.fixed, baseline.fixed) || !isAbove(baseline.variable, option.variable)) return null;
  return (option.fixed - baseline.fixed) / (baseline.variable - option.variable);
}
