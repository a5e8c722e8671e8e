import type { TenantContext } from "@/server/tenancy/context";
import type { ReviewStatus } from "./schema";
import { reviewAt } from "./store";

/** How the review of a quarter stands, without its numbers; `null` where there is none. */
export async function reviewState(
  ctx: TenantContext,
  quarter: string,
): Promise<{ readonly id: string; readonly status: ReviewStatus } | { readonly id: null; readonly status: null }> {
  const review = await reviewAt(ctx, { quarter });
  return review ? { id: review.id, status: review.status } : { id: null, status: null };
}
