import type { Level } from "../engine-input";
import type { Option, Situation } from "../situation";

const isTrained = (level: Level): level is 3 | 4 | 5 => level >= 3;

/** Whether the up-front cost of an option by itself is the estimate of levels 3–5. What is in use needs none. */
export const isEstimated = ({ upfront, route, level, inUse }: Option): boolean =>
  !inUse && upfront.total === null && !(upfront.around > 0) && route === null && isTrained(level);

/** What one option costs once, without what it routes to. What is in use is sunk: 0. */
export function ownUpfront(option: Option, { policy }: Situation): number {
  const { upfront, level } = option;
  if (option.inUse) return 0;
  if (upfront.total !== null) return upfront.total;
  if (upfront.around > 0) return upfront.training + upfront.around;
  const project = upfront.training * policy.tcoMultiplier;
  return option.route === null && isTrained(level) ? Math.max(project, policy.minUpfront[level]) : project;
}

/** What it costs once to have the option: its own, and that of each option it reaches. */
export function upfrontCost(option: Option, situation: Situation): number {
  let cost = 0;
  for (const reached of option.reach) cost += ownUpfront(reached, situation);
  return cost;
}
