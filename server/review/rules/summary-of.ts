import type { ReviewSnapshot } from "../schema";
import { asksForDecision } from "./agenda";
import type { ReviewWhole } from "./review-content";

/** How much of a signed review a recipient gets. */
export const SCOPES = ["whole", "summary"] as const;
export type ReviewScope = (typeof SCOPES)[number];

/**
 * What the first page of a review is made from, and nothing of the pages after it: no ledger, retirement, price, correction,
 * scenario, and no recommendation that asks for nothing.
 */
export const summaryOf = (whole: ReviewWhole): ReviewWhole => ({
  ...whole,
  snapshot: firstPage(whole.snapshot),
});

function firstPage({ scenarios: _scenarios, ...snapshot }: ReviewSnapshot): ReviewSnapshot {
  return {
    ...snapshot,
    ...{ cells: [], promised: [], deployments: [], retirements: [], priceChanges: [], adjustments: [] },
    workloads: snapshot.workloads.map((line) => (asksForDecision(line) ? line : { ...line, recommendation: null })),
  };
}
