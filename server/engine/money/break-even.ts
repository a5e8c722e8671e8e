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
  let wasDearer = dearer;
  if (!dearer && isBelow(totalAfter(option, 1), totalAfter(baseline, 1))) return 0;
  const last = Math.min(limit, life);
  let gapBefore = option.upfront - baseline.upfront;
  let [optionBefore, baselineBefore] = [option.upfront, baseline.upfront];
  for (let month = 1; month - 1 < last; month += 1) {
    const optionTotal = totalAfter(option, month);
    const baselineTotal = totalAfter(baseline, month);
    const gap = optionTotal - baselineTotal;
    const dearerNow = isAbove(optionTotal, baselineTotal);
    // Only a month that saves closes a gap: totals that outgrow it, until it is lost in their last digits, do not.
    if (wasDearer && !dearerNow && isBelow(optionTotal - optionBefore, baselineTotal - baselineBefore)) {
      const reached = month - 1 + (dearer ? Math.min(1, gapBefore / (gapBefore - gap)) : 0);
      return isAtMost(reached, last) ? reached : null;
    }
    dearer = dearerNow;
    wasDearer ||= dearerNow;
    gapBefore = gap;
    optionBefore = optionTotal;
    baselineBefore = baselineTotal;
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
