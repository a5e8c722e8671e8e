import type { Day } from "@/server/kernel/day";
import { parseQuarter } from "@/server/kernel/quarter";
import type { TenantContext } from "@/server/tenancy/context";

/** What a change of the fiscal year leaves as it is. */
export interface FiscalHold {
  /** The day after the last quarter with a review that somebody worked on; `null`: there is none. */
  readonly until: Day | null;
  /** Drafts that nobody has decided on or remarked: they follow the data, and are made anew for quarters that are others. */
  readonly bare: readonly { readonly id: string; readonly quarter: string }[];
}

/** Signed and frozen reviews hold their quarters, and so do drafts that hold decisions, remarks or scenarios. */
export async function fiscalHold(ctx: TenantContext): Promise<FiscalHold> {
  const { id: organizationId, fiscalYearStart } = ctx.organization;
  const where = { organizationId };
  const reviews = await ctx.db.review.findMany({ where, select: { id: true, quarter: true, status: true } });
  const touched = new Set<string>();
  const select = { reviewId: true } as const;
  for (const rows of [
    await ctx.db.decision.findMany({ where, select, distinct: ["reviewId"] }),
    await ctx.db.reviewComment.findMany({ where, select, distinct: ["reviewId"] }),
    await ctx.db.reviewScenario.findMany({ where, select, distinct: ["reviewId"] }),
  ])
    for (const { reviewId } of rows) touched.add(reviewId);
  const isHeld = ({ id, status }: (typeof reviews)[number]): boolean => status !== "draft" || touched.has(id);
  const ends = reviews.filter(isHeld).flatMap(({ quarter }) => parseQuarter(quarter, fiscalYearStart)?.to ?? []);
  return {
    until: ends.sort().at(-1) ?? null,
    bare: reviews.filter((review) => !isHeld(review)).map(({ id, quarter }) => ({ id, quarter })),
  };
}

/** Takes drafts away whose quarters are no quarters any more; whoever opens them gets those that are. Their notices stay in the outbox. */
export async function dropDrafts(ctx: TenantContext, ids: readonly string[]): Promise<void> {
  const organizationId = ctx.organization.id;
  const reviews = { in: [...ids] };
  await ctx.db.letter.updateMany({ where: { organizationId, reviewId: reviews }, data: { reviewId: null } });
  await ctx.db.review.deleteMany({ where: { organizationId, id: reviews, status: "draft" } });
}
