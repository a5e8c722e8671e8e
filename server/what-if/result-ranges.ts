import { cumulativeCosts, policyInForce, type EngineInput, type OptionEconomics } from "@/server/engine";
import { answerOf } from "./answer-of";
import { horizonUntil } from "./life-of";
import { significant } from "./significant";

/** A result and its adverse case; equal where the case is no worse than what is expected. */
export interface ResultRange {
  readonly expected: number | null;
  readonly adverse: number | null;
}

/** What an option is worth, each figure with its adverse case. Money in the input's currency. */
export interface ResultRanges {
  readonly option: string;
  readonly yearlySaving: ResultRange;
  readonly horizonSaving: ResultRange;
  readonly breakEvenMonths: ResultRange;
  /** Month 1; adverse: the dearest of the volumes. */
  readonly monthlyCost: ResultRange;
  readonly upfront: ResultRange;
}

/** The ranges of one option; null where nothing is in use, or the option is what is in use. */
export function resultRanges(input: EngineInput, optionId: string): ResultRanges | null {
  const economics = answerOf(input)?.economics.find(({ option }) => option === optionId);
  if (!economics?.yearlySaving) return null;
  const cases = adverseTotals(input, economics);
  return {
    option: optionId,
    yearlySaving: economics.yearlySaving,
    horizonSaving: { expected: economics.horizonSaving, adverse: cases.horizonSaving },
    breakEvenMonths: { expected: economics.breakEvenMonths, adverse: economics.adverseBreakEvenMonths },
    monthlyCost: { expected: economics.monthlyCost, adverse: cases.monthlyCost },
    upfront: { expected: economics.upfront, adverse: cases.upfront },
  };
}

function adverseTotals(input: EngineInput, { option }: OptionEconomics) {
  const { adverse, horizonMonths } = policyInForce(input.policy);
  const lines = adverse.volumeFactors.map((volumeFactor) => {
    const { points, retiresOn } = cumulativeCosts(input, option, { months: horizonMonths, adverse: { volumeFactor } });
    const end = points[horizonUntil(retiresOn, input)];
    const [start, first] = points;
    const upfront = start?.option ?? 0;
    return { saving: (end?.baseline ?? 0) - (end?.option ?? 0), monthly: (first?.option ?? 0) - upfront, upfront };
  });
  return {
    horizonSaving: significant(Math.min(...lines.map(({ saving }) => saving))),
    monthlyCost: significant(Math.max(...lines.map(({ monthly }) => monthly))),
    upfront: significant(Math.max(...lines.map(({ upfront }) => upfront))),
  };
}
