import type { BlockCode, Reason } from "../recommendation";
import type { Situation } from "../situation";
import { isAbove, isBelow } from "../tolerance";

const OPEN_ENDED = new Set(["creative", "reasoning"]);

export type BlockReason = Reason & { readonly code: BlockCode };

/** Why a workload should not be fine-tuned, whatever it would save. */
export function blockReasons({ workload, policy }: Situation): readonly BlockReason[] {
  const reasons: BlockReason[] = [];
  if (!workload.narrow) reasons.push({ code: "not-narrow", source: "profile" });
  if (OPEN_ENDED.has(workload.task)) reasons.push({ code: "open-ended", source: "profile" });
  if (isAbove(workload.changesPerYear, policy.maxChangesPerYear))
    reasons.push({
      code: "moving-target",
      value: workload.changesPerYear,
      threshold: policy.maxChangesPerYear,
      source: "profile",
    });
  if (isBelow(workload.labelledExamples, policy.minExamples))
    reasons.push({
      code: "too-few-examples",
      value: workload.labelledExamples,
      threshold: policy.minExamples,
      source: "profile",
    });
  return reasons;
}
