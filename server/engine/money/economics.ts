import type { CurrentEconomics, OptionEconomics } from "../recommendation";
import type { Situation } from "../situation";
import { difference, significant, significantOrNull } from "../tolerance";
import { adverseCase, adverseOutcome, type AdverseCase } from "./adverse";
import { breakEvenRequests } from "./break-even";
import { firstYearSaving } from "./cost-curve";
import { compare } from "./comparison";
import type { OptionCosts } from "./costs";

/** Every option but the one in use, in input order, against the one in use. */
export function economicsOf(costs: readonly OptionCosts[], situation: Situation): OptionEconomics[] {
  const baseline = situation.current === null ? undefined : costs[situation.current.index];
  const adverse = baseline && adverseCase(baseline, situation);
  return costs
    .filter((option) => option !== baseline)
    .map((option) => ({
      ...costsToday(option, situation),
      ...(baseline && adverse ? comparisonsWith(baseline, adverse, option, situation) : noComparisons),
    }));
}

/** What the option in use costs, or null. */
export function currentEconomics(costs: readonly OptionCosts[], situation: Situation): CurrentEconomics | null {
  const current = situation.current === null ? undefined : costs[situation.current.index];
  if (!current) return null;
  return {
    option: current.option.id,
    monthlyCost: significant(current.monthlyCost),
    costPerRequest: significant(current.monthlyCost / situation.usage.requestsPerMonth),
  };
}

const costsToday = ({ option, monthlyCost, upfront }: OptionCosts, { usage }: Situation) => ({
  option: option.id,
  level: option.level,
  monthlyCost: significant(monthlyCost),
  costPerRequest: significant(monthlyCost / usage.requestsPerMonth),
  upfront: significant(upfront),
});

const noComparisons = {
  breakEvenMonths: null,
  breakEvenRequestsPerMonth: null,
  horizonSaving: null,
  horizonSavingShare: null,
  roi: null,
  npv: null,
  robust: null,
  yearlySaving: null,
  adverseBreakEvenMonths: null,
};

function comparisonsWith(baseline: OptionCosts, adverse: AdverseCase, option: OptionCosts, situation: Situation) {
  const { breakEvenMonths, baselineTotal, saving } = compare(option, baseline, situation);
  const outcome = adverseOutcome(option, adverse, situation);
  const volume = breakEvenRequests(
    { fixed: option.idleFixed, variable: option.variable.total },
    { fixed: baseline.idleFixed, variable: baseline.variable.total },
  );
  const expected = firstYearSaving(option.curve, baseline.curve);
  return {
    breakEvenMonths: significantOrNull(breakEvenMonths),
    breakEvenRequestsPerMonth: significantOrNull(volume),
    horizonSaving: significant(saving),
    horizonSavingShare: baselineTotal === 0 ? null : significant(saving / baselineTotal),
    roi: option.upfront === 0 ? null : significant(saving / option.upfront),
    npv: significant(presentValue(option, baseline, situation)),
    robust: outcome.robust,
    yearlySaving: { expected: significant(expected), adverse: significant(outcome.yearlySaving) },
    adverseBreakEvenMonths: significantOrNull(outcome.breakEvenMonths),
  };
}

/** Up-front now, each month's saving at its end. */
function presentValue(option: OptionCosts, baseline: OptionCosts, { policy }: Situation): number {
  let value = 0;
  for (let month = 1; month <= option.horizon; month += 1) {
    const saving = difference(baseline.curve.monthly[month] ?? 0, option.curve.monthly[month] ?? 0);
    value += saving / (1 + policy.discountRate) ** (month / 12);
  }
  return value - option.upfront;
}
