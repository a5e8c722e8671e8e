import type { Option, Situation } from "../situation";
import { isBelow } from "../tolerance";
import { breakEvenMonths } from "./break-even";
import { costCurve, fallingPrices, firstYearSaving, totalAfter, trafficOf, type CostCurve } from "./cost-curve";
import { monthsNeeded, type OptionCosts } from "./costs";
import { paysBack } from "./comparison";

/** The adverse months of one baseline, one entry a volume factor. */
export interface AdverseCase {
  readonly falling: ReadonlySet<Option>;
  readonly scenarios: readonly AdverseScenario[];
}

interface AdverseScenario {
  readonly requests: readonly number[];
  readonly priceLeft: readonly number[];
  readonly baseline: CostCurve;
}

/** An option against the baseline of an adverse case. */
export interface AdverseOutcome {
  /** Under every volume it pays back in time and is strictly ahead then, or at the end of its horizon. */
  readonly robust: boolean;
  /** The latest; null where one is never. */
  readonly breakEvenMonths: number | null;
  /** The smallest saving of months 1–12, without up-front. */
  readonly yearlySaving: number;
}

/**
 * The prices of what the baseline buys fall, on both sides, whatever the option is: that is what a customization must
 * survive. The baseline's own fixed and up-front costs stay.
 */
export function adverseCase(
  baseline: OptionCosts,
  situation: Situation,
  months = monthsNeeded(situation),
  volumeFactors = situation.policy.adverse.volumeFactors,
): AdverseCase {
  const falling = new Set(baseline.option.reach.filter((reached) => reached.hosting !== "self-hosted"));
  const priceLeft = fallingPrices(situation, months);
  const { option, variable, upfront } = baseline;
  const scenarios = volumeFactors.map((factor) => {
    const requests = trafficOf(situation, months, factor);
    const terms = { option, variable, upfront, falling, fixedFactor: 1 };
    return { requests, priceLeft, baseline: costCurve(terms, { requests, priceLeft }, situation) };
  });
  return { falling, scenarios };
}

/** The option's months in one scenario: its fixed and up-front costs turn out higher. */
export function adverseCurve(
  { option, variable, upfront }: OptionCosts,
  scenario: AdverseScenario,
  falling: ReadonlySet<Option>,
  situation: Situation,
): CostCurve {
  const { costFactor } = situation.policy.adverse;
  const terms = { option, variable, upfront: upfront * costFactor, falling, fixedFactor: costFactor };
  return costCurve(terms, scenario, situation);
}

export function adverseOutcome(costs: OptionCosts, adverse: AdverseCase, situation: Situation): AdverseOutcome {
  const { policy } = situation;
  const until = Math.min(policy.maxPaybackMonths, costs.horizon);
  let robust = true;
  let latest: number | null = 0;
  let yearlySaving = Infinity;
  for (const scenario of adverse.scenarios) {
    const curve = adverseCurve(costs, scenario, adverse.falling, situation);
    const months = breakEvenMonths(curve, scenario.baseline, policy.breakEvenLimitMonths, costs.life);
    const ahead = isBelow(totalAfter(curve, until), totalAfter(scenario.baseline, until));
    robust &&= ahead && paysBack(months, situation);
    latest = months === null || latest === null ? null : Math.max(latest, months);
    yearlySaving = Math.min(yearlySaving, firstYearSaving(curve, scenario.baseline));
  }
  return { robust, breakEvenMonths: latest, yearlySaving };
}
