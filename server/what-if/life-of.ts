import { policyInForce, type EngineInput } from "@/server/engine";
import { daysBetween, type Day } from "@/server/kernel/day";

/** Whole months of the policy until a day, never below 0; infinite without one. */
export const wholeMonthsUntil = (day: Day | null, input: EngineInput): number =>
  day === null
    ? Infinity
    : Math.max(0, Math.floor(daysBetween(input.asOf, day) / policyInForce(input.policy).daysPerMonth + 1e-9));

/** How far the money of an option looks ahead: the policy's horizon, or its whole months of life if fewer. */
export const horizonUntil = (day: Day | null, input: EngineInput): number =>
  Math.min(policyInForce(input.policy).horizonMonths, wholeMonthsUntil(day, input));
