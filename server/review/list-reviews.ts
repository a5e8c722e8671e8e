import { quarterOf, addQuarters, type Quarter } from "@/server/kernel/quarter";
import type { TenantContext } from "@/server/tenancy/context";
import { agendaOf } from "./rules/agenda-of";
import { snapshotOf } from "./read-review";
import type { Amount, ReviewQuarter, ReviewSnapshot, ReviewStatus } from "./schema";
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
    /** The frozen figures; of the newest drafts the live ones, of older ones `null`: their pages have them. */
    readonly spend: Amount | null;
    readonly currency: string;
    readonly openDecisions: number | null;
    readonly signatures: number;
    readonly numbersHash: string | null;
    readonly signedAt: string | null;
    readonly sentAt: string | null;
  } | null;
}

/** Drafts of which the list asks for live figures: each is as dear as its page. */
const LIVE_DRAFTS = 2;

/** Every quarter with data or a review, newest first. */
export async function listReviews(ctx: TenantContext): Promise<ListedReview[]> {
  const reviews = new Map((await storedReviews(ctx)).map((review) => [review.quarter, review]));
  const spends = await frozenSpends(ctx);
  const live = [...reviews.values()].filter(({ status }) => status === "draft").slice(0, LIVE_DRAFTS);
  const listed: ListedReview[] = [];
  for (const quarter of await quartersWithData(ctx)) {
    const review = reviews.get(quarter.key);
    listed.push({
      quarter: reviewQuarter(ctx, quarter),
      hasEnded: quarter.to <= ctx.today,
      review: review
        ? lineOf(
            ctx,
            review,
            live.includes(review) ? await liveFigures(ctx, review) : await frozenFigures(ctx, review, spends),
          )
        : null,
    });
  }
  return listed;
}

interface Figures {
  readonly spend: Amount | null;
  readonly openDecisions: number | null;
}

function lineOf(ctx: TenantContext, review: StoredReview, figures: Figures): ListedReview["review"] {
  const { id, status, revision, numbersHash } = review;
  return {
    ...{ id, status, revision, numbersHash, ...figures },
    currency: ctx.organization.currency,
    signatures: review.signatures.length,
    signedAt: review.signedAt?.toISOString() ?? null,
    sentAt: review.sentAt?.toISOString() ?? null,
  };
}

const openIn = (snapshot: ReviewSnapshot, review: StoredReview): number =>
  agendaOf(snapshot.workloads, plainDecisions(review)).open.count;

async function liveFigures(ctx: TenantContext, review: StoredReview): Promise<Figures> {
  const snapshot = await snapshotOf(ctx, review);
  return { spend: snapshot.spend, openDecisions: openIn(snapshot, review) };
}

/** Decisions that are still asked for: none once it is signed. */
async function frozenFigures(
  ctx: TenantContext,
  review: StoredReview,
  spends: ReadonlyMap<string, Amount>,
): Promise<Figures> {
  const spend = spends.get(review.id) ?? null;
  if (review.status === "draft") return { spend, openDecisions: null };
  if (review.status !== "in-review") return { spend, openDecisions: 0 };
  const whole = await reviewAt(ctx, { id: review.id });
  const snapshot = whole && frozenSnapshot(whole);
  return { spend, openDecisions: snapshot ? openIn(snapshot, review) : null };
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
