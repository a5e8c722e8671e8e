import { notFound } from "@/server/kernel/refusal";
import { signedReview } from "@/server/review";
import type { OpenLink } from "@/server/tenancy/enter-link";
import type { TenantContext } from "@/server/tenancy/context";

/** The signed review behind a link, and nothing else; every opening is counted. */
export async function readShared(ctx: TenantContext, link: OpenLink) {
  const review = await signedReview(ctx, { reviewId: link.reviewId });
  if (!review) throw notFound("review");
  const where = { organizationId_id: { organizationId: ctx.organization.id, id: link.id } };
  await ctx.db.reviewLink.update({ where, data: { opens: { increment: 1 }, lastOpenedAt: new Date() } });
  return { whole: review.whole, recipient: link.recipient, until: link.expiresAt };
}
