import { isEqual } from "./tolerance";
import type { Contender } from "./verdict/case";

type Found = Contender | null;

/** The contender with the least value; of equals the first by id, in code units. Not by place: order does not matter. */
export function leastBy(contenders: readonly Contender[], valueOf: (contender: Contender) => number): Found {
  let least = Infinity;
  for (const contender of contenders) least = Math.min(least, valueOf(contender));
  let found: Found = null;
  for (const contender of contenders)
    if (isEqual(valueOf(contender), least) && (found === null || contender.option.id < found.option.id))
      found = contender;
  return found;
}

/** The contender with the largest value; of equals the first by id. */
export const mostBy = (contenders: readonly Contender[], valueOf: (contender: Contender) => number): Found =>
  leastBy(contenders, (contender) => -valueOf(contender));

/** Lowest cost a request over its own horizon, up-front included. */
export const cheapest = (contenders: readonly Contender[]): Found =>
  leastBy(contenders, ({ costs }) => costs.horizonCostPerRequest);

/** Lowest cost in month 1, without up-front. */
export const cheapestNow = (contenders: readonly Contender[]): Found =>
  leastBy(contenders, ({ costs }) => costs.monthlyCost);
