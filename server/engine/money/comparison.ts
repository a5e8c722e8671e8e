import type { Situation } from "../situation";
import { difference, isAtLeast, isAtMost } from "../tolerance";
import { breakEvenMonths } from "./break-even";
import { totalAfter } from "./cost-curve";
import type { OptionCosts } from "./costs";

/** An option against a baseline over the option's horizon, both with their up-front costs. */
export interface Comparison {
  readonly breakEvenMonths: number | null;
  readonly optionTotal: number;
  readonly baselineTotal: number;
  /** Baseline total less option total. */
  readonly saving: number;
}

export function compare(option: OptionCosts, baseline: OptionCosts, { policy }: Situation): Comparison {
  const optionTotal = totalAfter(option.curve, option.horizon);
  const baselineTotal = totalAfter(baseline.curve, option.horizon);
  return {
    breakEvenMonths: breakEvenMonths(option.curve, baseline.curve, policy.breakEvenLimitMonths, option.life),
    optionTotal,
    baselineTotal,
    saving: difference(baselineTotal, optionTotal),
  };
}

/** Whether it has paid back by `maxPaybackMonths`. */
export const paysBack = (months: number | null, { policy }: Situation): boolean =>
  months !== null && isAtMost(months, policy.maxPaybackMonths);

/** Whether changing from the baseline to the option is worth it for money: soon enough, and by enough. */
export function paysAgainst(option: OptionCosts, baseline: OptionCosts, situation: Situation): boolean {
  const { minSavingShare, minMonthlySaving } = situation.policy;
  const { optionTotal, baselineTotal, breakEvenMonths: months } = compare(option, baseline, situation);
  return (
    paysBack(months, situation) &&
    baselineTotal !== 0 &&
    isAtMost(optionTotal, (1 - minSavingShare) * baselineTotal) &&
    isAtLeast(baselineTotal, optionTotal + minMonthlySaving * option.horizon)
  );
}

/** Whether coming down to the option loses nothing over its horizon and pays back soon enough. */
export function isNoDearer(option: OptionCosts, baseline: OptionCosts, situation: Situation): boolean {
  const { optionTotal, baselineTotal, breakEvenMonths: months } = compare(option, baseline, situation);
  return isAtLeast(baselineTotal, optionTotal) && paysBack(months, situation);
}
