import type { Option, Situation } from "../situation";
import { floor } from "../tolerance";

/** Whole months from `asOf` to the option's own retirement; infinite where it does not retire. */
export const ownLifeMonths = (option: Option, { policy }: Situation): number =>
  option.daysToRetirement === Infinity ? Infinity : Math.max(0, floor(option.daysToRetirement / policy.daysPerMonth));

/** Whole months until the first of what the option reaches retires. */
export function lifeMonths(option: Option, situation: Situation): number {
  let life = Infinity;
  for (const reached of option.reach) life = Math.min(life, ownLifeMonths(reached, situation));
  return life;
}
