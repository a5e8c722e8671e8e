import type { Recommendation } from "@/server/engine";
import { formatShare } from "@/server/kernel/format";
import { policyInForce } from "@/server/engine";
import { labelOf } from "./labels";

/** Whether to wait for the next model: "Will next quarter's foundation model make this unnecessary?" */
export function waitSentence(recommendation: Recommendation): string {
  const { wait, costDriven, level, robust, input } = recommendation;
  const decline = formatShare(policyInForce(input.policy).adverse.apiPriceDeclinePerYear);
  const label = labelOf(recommendation, recommendation.option);
  if (wait.advised)
    return `Wait: if prices fall by ${decline} a year, ${label} does not pay back in time. Look again next quarter before building.`;
  if (costDriven && level !== null && level >= 3 && robust)
    return `No need to wait: ${label} pays back even if prices fall by ${decline} a year.`;
  return "Nothing here has to wait for the next model.";
}
