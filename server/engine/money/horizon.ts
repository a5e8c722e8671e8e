import type { Option, Situation } from "../situation";
import { floor } from "../tolerance";

/** Whole months from `asOf` to the option's own retirement; infinite where it does not retire. */
export const ownLifeMonths = (option: Option, { policy }: Situation): number =>
  Math.max(0, floor(option.daysToRetirement / policy.daysPerMonth));

/** Whole months until the first of what the option reaches retires. */
export const lifeMonths = (option: Option, situation: Situation): number =>
  Math.min(...option.reach.map((reached) => ownLifeMonths(reached, situation)));

/** Months over which the option's totals are taken. */
export const horizonMonths = (option: Option, situation: Situation): number =>
  Math.min(situation.policy.horizonMonths, lifeMonths(option, situation));
