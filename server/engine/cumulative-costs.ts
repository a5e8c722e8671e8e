import type { Day } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import type { EngineInput } from "./engine-input";
import { adverseCase, adverseCurve } from "./money/adverse";
import { totalAfter, type CostCurve } from "./money/cost-curve";
import { costing, type OptionCosts } from "./money/costs";
import { readSituation } from "./read-situation";
import { refuseFaults } from "./recommend";
import type { Option, Situation } from "./situation";
import { significant } from "./tolerance";

/** Cumulative totals after a month, up-front included, in the input's currency; month 0 is the up-front cost alone. */
export interface CostPoint {
  readonly month: number;
  /** Null where nothing is in use. */
  readonly baseline: number | null;
  readonly option: number;
}

/** The two lines of a break-even chart. */
export interface CumulativeCosts {
  readonly points: readonly CostPoint[];
  /** From this day on something that the option needs is no longer served; null: no end is known. */
  readonly retiresOn: Day | null;
}

export interface CostWindow {
  /** Whole months, 0 to 1,200. */
  readonly months: number;
  /** The policy's adverse case at this volume; absent: the expected case. */
  readonly adverse?: { readonly volumeFactor: number };
}

/**
 * What an option and the option in use cost month by month, as the recommendation counts them.
 * @throws Refusal for an input with faults, an unknown option or a window that cannot be computed.
 */
export function cumulativeCosts(input: EngineInput, optionId: string, window: CostWindow): CumulativeCosts {
  refuseFaults(input);
  const months = wholeMonths(window.months);
  const situation = readSituation(input);
  // The first year and the horizon are part of every option's costs, however short the window is.
  const costOf = costing(situation, Math.max(months, 12, situation.policy.horizonMonths));
  const asked = situation.options.find(({ id }) => id === optionId);
  if (!asked) throw new Refusal("bad-input", "unknown-option", `There is no option "${optionId}".`, { optionId });
  const option = costOf(asked);
  const baseline = situation.current === null ? undefined : costOf(situation.current);
  const curves = window.adverse
    ? adverseCurves(option, baseline, window.adverse.volumeFactor, situation)
    : { option: option.curve, baseline: baseline?.curve };
  return { points: pointsOf(curves, months), retiresOn: retirementOf(option.option) };
}

function wholeMonths(months: number): number {
  if (Number.isInteger(months) && months >= 0 && months <= 1_200) return months;
  throw new Refusal("bad-input", "cost-window", "months: must be a whole number from 0 to 1200", { months });
}

interface Curves {
  readonly option: CostCurve;
  readonly baseline: CostCurve | undefined;
}

/** The option in use has no surprise of its own: its costs are the baseline's. */
function adverseCurves(
  option: OptionCosts,
  baseline: OptionCosts | undefined,
  volumeFactor: number,
  situation: Situation,
): Curves {
  if (!Number.isFinite(volumeFactor) || volumeFactor <= 0)
    throw new Refusal("bad-input", "cost-window", "adverse.volumeFactor: must be above 0", { volumeFactor });
  const months = option.curve.monthly.length - 1;
  const adverse = adverseCase(baseline ?? option, situation, months, [volumeFactor]);
  const [scenario] = adverse.scenarios;
  if (!scenario) throw new RangeError("an adverse case has a scenario for every volume");
  if (option === baseline) return { option: scenario.baseline, baseline: scenario.baseline };
  const falling = baseline ? adverse.falling : new Set<Option>();
  return { option: adverseCurve(option, scenario, falling, situation), baseline: baseline && scenario.baseline };
}

const pointsOf = ({ option, baseline }: Curves, months: number): readonly CostPoint[] =>
  Array.from({ length: months + 1 }, (_, month) => ({
    month,
    baseline: baseline ? significant(totalAfter(baseline, month)) : null,
    option: significant(totalAfter(option, month)),
  }));

const retirementOf = (option: Option): Day | null =>
  option.reach.reduce<Day | null>(
    (earliest, { retiresOn }) =>
      retiresOn !== null && (earliest === null || retiresOn < earliest) ? retiresOn : earliest,
    null,
  );
