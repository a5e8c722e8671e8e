import { quarterOf, addQuarters, type Quarter } from "@/server/kernel/quarter";
import type { TenantContext } from "@/server/tenancy/context";
import { agendaOf } from "./rules/agenda-of";
import type { Amount, ReviewQuarter, ReviewStatus } from "./schema";
import { reviewQuarter } from "./snapshot/review-quarter";
import { monthsWithUsage } from "./snapshot/usage-store";
import { frozenSnapshot, plainDecisions, reviewAt, storedReviews, type StoredReview } from "./store";

/** A quarter with data, and its review where there is one that the reader may see. */
export interface ListedReview {
  readonly quarter: ReviewQuarter;
  readonly hasEnded: boolean;
  readonly review: {
    readonly id: string;
    readonly status: ReviewStatus;
    readonly revision: number;
    /** The frozen figures; `null` for a draft, whose page has the live ones. */
    readonly spend: Amount | null;
    readonly currency: string;
    readonly openDecisions: number | null;
    readonly signatures: number;
    readonly numbersHash: string | null;
    readonly signedAt: string | null;
    readonly sentAt: string | null;
  } | null;
}

/** Every quarter with data or a review, newest first. */
export async function listReviews(ctx: TenantContext): Promise<ListedReview[]> {
  const reviews = new Map((await storedReviews(ctx)).map((review) => [review.quarter, review]));
  const spends = await frozenSpends(ctx);
  const listed: ListedReview[] = [];
  for (const quarter of await quartersWithData(ctx)) {
    const review = reviews.get(quarter.key);
    listed.push({
      quarter: reviewQuarter(ctx, quarter),
      hasEnded: quarter.to <= ctx.today,
      review: review ? await lineOf(ctx, review, spends.get(review.id) ?? null) : null,
    });
  }
  return listed;
}

async function lineOf(ctx: TenantContext, review: StoredReview, spend: Amount | null): Promise<ListedReview["review"]> {
  const { id, status, revision, numbersHash } = review;
  return {
    ...{ id, status, revision, numbersHash, spend },
    currency: ctx.organization.currency,
    openDecisions: await openOf(ctx, review),
    signatures: review.signatures.length,
    signedAt: review.signedAt?.toISOString() ?? null,
    sentAt: review.sentAt?.toISOString() ?? null,
  };
}

/** Decisions that are still asked for: none once it is signed; of a draft its page knows, because its numbers move. */
async function openOf(ctx: TenantContext, review: StoredReview): Promise<number | null> {
  if (review.status === "draft") return null;
  if (review.status !== "in-review") return 0;
  const whole = await reviewAt(ctx, { id: review.id });
  const snapshot = whole && frozenSnapshot(whole);
  return snapshot ? agendaOf(snapshot.workloads, plainDecisions(review)).open.count : null;
}

/** The spend of every frozen review by its id, without reading the whole of any. */
async function frozenSpends(ctx: TenantContext): Promise<Map<string, Amount>> {
  const rows = await ctx.db.$queryRaw<{ id: string; spend: Amount }[]>`
    SELECT id, snapshot::json ->> 'spend' AS spend FROM "Review"
    WHERE "organizationId" = ${ctx.organization.id} AND snapshot IS NOT NULL`;
  return new Map(rows.map(({ id, spend }) => [id, spend]));
}

/** The quarters that something was imported for, newest first. Nothing after the one that runs: its days have not come. */
export async function quartersWithData(ctx: TenantContext): Promise<Quarter[]> {
  const found = await monthsWithUsage(ctx);
  if (!found) return [];
  const start = ctx.organization.fiscalYearStart;
  const last = found.last < ctx.today ? found.last : ctx.today;
  const quarters: Quarter[] = [];
  for (let quarter = quarterOf(last, start); quarter.to > found.first; quarter = addQuarters(quarter, -1, start))
    quarters.push(quarter);
  return quarters;
}
