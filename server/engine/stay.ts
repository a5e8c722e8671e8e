import { cheapest } from "./cheapest";
import { isNoDearer, paysAgainst } from "./money/comparison";
import { isPassing, onLevel, staying, type Case, type Contender } from "./verdict/case";

/**
 * What works and is not dearer stays: a passing option that the climb found replaces an option in use on its level or
 * higher only where it is better. Answers the option to go on with, or the option in use.
 */
export function stay(found: Contender, opened: Case): Contender {
  const inUse = staying(opened);
  if (inUse === null || found === inUse || inUse.option.level < found.option.level) return found;
  const isBetter = inUse.option.level > found.option.level ? isNoDearer : paysAgainst;
  const better = onLevel(opened, found.option.level).filter(
    (contender) =>
      contender !== inUse && isPassing(contender) && isBetter(contender.costs, inUse.costs, opened.situation),
  );
  return cheapest(better) ?? inUse;
}
