import { notFound } from "@/server/kernel/refusal";
import { parseQuarter } from "@/server/kernel/quarter";
import { publishReview, storeReviewDocuments } from "@/server/mail";
import { signedReview } from "@/server/review";
import { tenantContext } from "@/server/tenancy/context";
import { inTenant } from "@/server/tenancy/tenant-database";
import { SCHEDULE_ACTOR } from "./keep-calendar";
import { reviewMoments } from "./rules/review-moments";
import { readStored } from "./schedule-store";

/**
 * What follows the last signature: the documents are stored at once; the letters leave at once too, unless the schedule names a
 * later moment. Then the calendar sends them (`keep-calendar`).
 */
export async function publishWhenDue(organizationId: string, reviewId: string, now: Date): Promise<void> {
  const isDue = await inTenant(organizationId, async (db) => {
    const ctx = await tenantContext(db, organizationId, SCHEDULE_ACTOR, now);
    const review = await signedReview(ctx, { reviewId });
    if (!review) throw notFound("signed review");
    const schedule = await readStored(ctx);
    const quarter = parseQuarter(review.quarter, ctx.organization.fiscalYearStart);
    return !schedule.isOn || quarter === null || ctx.now >= reviewMoments(schedule, quarter).mailAt;
  });
  await (isDue ? publishReview : storeReviewDocuments)(organizationId, reviewId, now);
}
