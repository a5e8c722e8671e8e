import { notFound } from "@/server/kernel/refusal";
import { signedReview } from "@/server/review";
import { summaryOf } from "@/server/review/wording";
import type { OpenLink } from "@/server/tenancy/enter-link";
import type { TenantContext } from "@/server/tenancy/context";

/** The signed review behind a link, and nothing else; every opening is counted. */
export async function readShared(ctx: TenantContext, link: OpenLink) {
  const review = await signedReview(ctx, { reviewId: link.reviewId });
  if (!review) throw notFound("review");
  const where = { organizationId_id: { organizationId: ctx.organization.id, id: link.id } };
  await ctx.db.reviewLink.update({ where, data: { opens: { increment: 1 }, lastOpenedAt: new Date() } });
  const { scope, recipient, expiresAt: until } = link;
  return { scope, whole: scope === "summary" ? summaryOf(review.whole) : review.whole, recipient, until };
}
