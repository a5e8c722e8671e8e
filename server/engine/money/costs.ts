import type { Option, Situation } from "../situation";
import { costCurve, trafficOf, type CostCurve, type Months } from "./cost-curve";
import { fixedCost } from "./fixed-cost";
import { lifeMonths } from "./horizon";
import { upfrontCost } from "./upfront-cost";
import { variableCost, type VariableCost } from "./variable-cost";

/** Everything that an option costs, computed once; money in the input's currency. */
export interface OptionCosts {
  readonly option: Option;
  readonly variable: VariableCost;
  /** Fixed cost of a month without traffic: one machine each. */
  readonly idleFixed: number;
  readonly upfront: number;
  /** Whole months until the first of what it reaches retires. */
  readonly life: number;
  /** Months over which its totals are taken. */
  readonly horizon: number;
  readonly curve: CostCurve;
  readonly monthlyCost: number;
  /** Up-front and all months of its horizon, a request. */
  readonly horizonCostPerRequest: number;
}

/** Months that must be computed to answer everything: horizon, break-even limit, one year. */
export const monthsNeeded = ({ policy }: Situation): number =>
  Math.ceil(Math.max(policy.horizonMonths, policy.breakEvenLimitMonths, 12));

/** Counts what options cost over `months` months, at the traffic of the situation. */
export function costing(situation: Situation, months = monthsNeeded(situation)): (option: Option) => OptionCosts {
  const expected: Months = { requests: trafficOf(situation, months), priceLeft: null };
  return (option) => optionCosts(option, expected, situation);
}

function optionCosts(option: Option, months: Months, situation: Situation): OptionCosts {
  const variable = variableCost(option, situation);
  const upfront = upfrontCost(option, situation);
  const curve = costCurve({ option, variable, upfront, falling: null, fixedFactor: 1 }, months, situation);
  const life = lifeMonths(option, situation);
  const horizon = Math.min(situation.policy.horizonMonths, life);
  let served = 0;
  for (let month = 1; month <= horizon; month += 1) served += months.requests[month] ?? 0;
  return {
    option,
    variable,
    idleFixed: fixedCost(option, 0, situation),
    upfront,
    life,
    horizon,
    curve,
    monthlyCost: curve.monthly[1] ?? 0,
    horizonCostPerRequest: (upfront + (curve.running[horizon] ?? 0)) / served,
  };
}
