import type { TenantContext } from "@/server/tenancy/context";
import type { ReviewWhole } from "./rules/review-content";
import type { ReviewStatus } from "./schema";
import { frozenSnapshot, isPublished, plainDecisions, reviewAt } from "./store";

/** A signed review as it is rendered and sent. */
export interface SignedReview {
  readonly id: string;
  readonly quarter: string;
  readonly revision: number;
  readonly status: ReviewStatus;
  readonly signedAt: Date;
  readonly signedHash: string;
  readonly sentAt: Date | null;
  readonly whole: ReviewWhole;
}

/** A review that everyone has signed, from its stored numbers alone; `null` before that. */
export async function signedReview(
  ctx: TenantContext,
  input: { readonly reviewId: string } | { readonly quarter: string },
): Promise<SignedReview | null> {
  const review = await reviewAt(ctx, "reviewId" in input ? { id: input.reviewId } : { quarter: input.quarter });
  if (!review || !isPublished(review.status)) return null;
  const snapshot = frozenSnapshot(review);
  const { id, quarter, revision, status, numbersHash, signedHash, signedAt, sentAt, signatures } = review;
  if (!snapshot || !numbersHash || !signedHash || !signedAt)
    throw new Error(`the signed review of ${quarter} lacks what was signed`);
  return {
    ...{ id, quarter, revision, status, signedAt, signedHash, sentAt },
    whole: { snapshot, decisions: plainDecisions(review), signatures, numbersHash },
  };
}
