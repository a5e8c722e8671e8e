import { STAFF_PRESETS, staffLineOf } from "../staff-costs";
import { ASSUMED, type TemplateId } from "./catalog";
import type { Caution, ProposalTerms, Skipped } from "./proposal";

const OPEN_ENDED = ["creative", "reasoning"];

/** Fine-tuning is for one narrow task; the engine's own reasons to block level 3. */
export function unfit(template: TemplateId, { profile }: ProposalTerms): Skipped | null {
  if (!profile.narrow) return { template, code: "not-narrow" };
  return OPEN_ENDED.includes(profile.task) ? { template, code: "open-ended" } : null;
}

/** What the engine would hold against a fine-tune here. */
export function cautionsOf({ profile, policy, usage }: ProposalTerms): Caution[] {
  const { labelledExamples: examples, changesPerYear } = profile;
  return [
    ...(examples < policy.minExamples
      ? [{ code: "few-examples" as const, value: examples, threshold: policy.minExamples }]
      : []),
    ...(usage.requestsPerMonth < policy.minRequestsPerMonth
      ? [{ code: "low-volume" as const, value: usage.requestsPerMonth, threshold: policy.minRequestsPerMonth }]
      : []),
    ...(changesPerYear > policy.maxChangesPerYear
      ? [{ code: "moving-target" as const, value: changesPerYear, threshold: policy.maxChangesPerYear }]
      : []),
  ];
}

/** Tokens that training reads: the examples there are, at least those that the policy asks for, so many times. */
export function trainingTokens({ profile, policy, usage }: ProposalTerms): number {
  const examples = Math.min(Math.max(profile.labelledExamples, policy.minExamples), 2 * policy.fewExamples);
  const input = usage.inputTokensPerRequest * (1 - ASSUMED.promptReduction.value);
  return examples * (input + usage.outputTokensPerRequest) * ASSUMED.epochs.value;
}

/** People's time to begin with. */
export const presets = (...work: readonly string[]) =>
  STAFF_PRESETS.filter((one) => work.includes(one.work)).map(staffLineOf);
/** To the cent. */
export const money = (amount: number): number => Number(amount.toFixed(2));
