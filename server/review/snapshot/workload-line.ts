import type { EngineOption, Recommendation } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { RecommendedWorkload } from "@/server/workloads";
import { asksForDecision, decideBy } from "../rules/agenda";
import type { AmountRange, ReviewQuarter, WorkloadLine } from "../schema";

/** A workload with the engine's answer as a review says it. Spend of before is the caller's: it may be a signed figure. */
export function workloadLine(
  workload: RecommendedWorkload,
  quarter: ReviewQuarter,
  spendBefore: string | null,
): WorkloadLine {
  const { present, recommendation, labels, quarters } = workload;
  const option = recommendation?.option ?? null;
  const action = recommendation?.action ?? null;
  const retiresOn = retirementOf(workload);
  const isOther = option !== null && option !== present?.option;
  const economics = isOther ? recommendation?.economics.find((one) => one.option === option) : undefined;
  return {
    ...{ id: workload.id, name: workload.name, action, recommendation, retiresOn, spendBefore },
    level: present?.level ?? null,
    option: present?.option ?? null,
    optionLabel: present?.label ?? null,
    recommendedLevel: recommendation?.level ?? null,
    recommendedOption: option,
    recommendedLabel: option === null ? null : (labels[option] ?? (isOther ? option : (present?.label ?? option))),
    withheld: workload.withheld?.code ?? null,
    costDriven: recommendation?.costDriven ?? false,
    confidence: recommendation?.confidence ?? "none",
    ...{ spend: workload.spend, requests: workload.requests, tokens: workload.tokens },
    spendByQuarter: quarters.map(({ key, spend }, at) => ({
      key,
      spend: at === quarters.length - 2 ? (spendBefore ?? spend) : spend,
    })),
    saving: economics?.yearlySaving ? rangeOf(economics.yearlySaving) : null,
    upfront: economics ? new Decimal(economics.upfront).toFixed() : null,
    dueOn: asksForDecision({ action }) ? decideBy(quarter, retiresOn) : null,
  };
}

/** From the adverse case to the expected one. */
function rangeOf({ expected, adverse }: { readonly expected: number; readonly adverse: number }): AmountRange {
  return { low: new Decimal(adverse).toFixed(), high: new Decimal(expected).toFixed() };
}

/** When what a workload runs on is switched off: its option, or the first to go of those it routes to. */
function retirementOf({ input }: RecommendedWorkload): Day | null {
  const current = optionOf(input?.options, input?.current);
  const legs = (current?.route ?? []).map((leg) => optionOf(input?.options, leg.option));
  const days = [current, ...legs].flatMap((option) => option?.retiresOn ?? []);
  return days.sort()[0] ?? null;
}

const optionOf = (options: readonly EngineOption[] | undefined, id: string | null | undefined) =>
  options?.find((option) => option.id === id);

/** The option that a recommendation names, as it was put to the engine. */
export const recommendedOption = (recommendation: Recommendation | null): EngineOption | undefined =>
  optionOf(recommendation?.input.options, recommendation?.option);
