import type { CurrentEconomics, OptionEconomics } from "../recommendation";
import type { Situation } from "../situation";
import { difference, significant, significantOrNull } from "../tolerance";
import { adverseCase, adverseOutcome, type AdverseCase } from "./adverse";
import { breakEvenRequests } from "./break-even";
import { firstYearSaving } from "./cost-curve";
import { compare } from "./comparison";
import type { OptionCosts } from "./costs";

/** Every option but the one in use, in input order, against the one in use. */
export function economicsOf(costs: readonly OptionCosts[], situation: Situation): readonly OptionEconomics[] {
  const baseline = situation.current === null ? undefined : costs[situation.current.index];
  if (!baseline) return costs.map((option) => withoutComparison(option, situation));
  const adverse = adverseCase(baseline, situation);
  return costs
    .filter((option) => option !== baseline)
    .map((option) => withComparison(option, baseline, adverse, situation));
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

const withoutComparison = ({ option, monthlyCost, upfront }: OptionCosts, { usage }: Situation): OptionEconomics => ({
  option: option.id,
  level: option.level,
  monthlyCost: significant(monthlyCost),
  costPerRequest: significant(monthlyCost / usage.requestsPerMonth),
  upfront: significant(upfront),
  breakEvenMonths: null,
  breakEvenRequestsPerMonth: null,
  horizonSaving: null,
  horizonSavingShare: null,
  roi: null,
  npv: null,
  robust: null,
  yearlySaving: null,
  adverseBreakEvenMonths: null,
});

function withComparison(
  costs: OptionCosts,
  baseline: OptionCosts,
  adverse: AdverseCase,
  situation: Situation,
): OptionEconomics {
  const { breakEvenMonths, baselineTotal, saving } = compare(costs, baseline, situation);
  const outcome = adverseOutcome(costs, adverse, situation);
  const volume = breakEvenRequests(
    { fixed: costs.idleFixed, variable: costs.variable.total },
    { fixed: baseline.idleFixed, variable: baseline.variable.total },
  );
  return {
    option: costs.option.id,
    level: costs.option.level,
    monthlyCost: significant(costs.monthlyCost),
    costPerRequest: significant(costs.monthlyCost / situation.usage.requestsPerMonth),
    upfront: significant(costs.upfront),
    breakEvenMonths: significantOrNull(breakEvenMonths),
    breakEvenRequestsPerMonth: significantOrNull(volume),
    horizonSaving: significant(saving),
    horizonSavingShare: significantOrNull(ratio(saving, baselineTotal)),
    roi: significantOrNull(ratio(saving, costs.upfront)),
    npv: significant(presentValue(costs, baseline, situation)),
    robust: outcome.robust,
    yearlySaving: {
      expected: significant(firstYearSaving(costs.curve, baseline.curve)),
      adverse: significant(outcome.yearlySaving),
    },
    adverseBreakEvenMonths: significantOrNull(outcome.breakEvenMonths),
  };
}

/** Null over nothing, or over so little that no double holds the quotient. */
function ratio(numerator: number, denominator: number): number | null {
  const quotient = numerator / denominator;
  return denominator === 0 || !Number.isFinite(quotient) ? null : quotient;
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
