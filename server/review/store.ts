import { dayOf } from "@/server/kernel/day";
import { notFound } from "@/server/kernel/refusal";
import { roleMay } from "@/server/tenancy/abilities";
import type { TenantContext } from "@/server/tenancy/context";
import type { Decision, DecisionBasis, ReviewSnapshot, ReviewStatus, Signature } from "./schema";

/** A decision with its row's id. */
export interface StoredDecision extends Decision {
  readonly id: string;
}

export interface StoredReview {
  readonly id: string;
  readonly quarter: string;
  readonly revision: number;
  readonly status: ReviewStatus;
  /** The person's id, or the operator or the schedule. */
  readonly preparedBy: string;
  readonly createdAt: Date;
  /** Canonical JSON; `null` while it is a draft. */
  readonly snapshot: string | null;
  readonly numbersHash: string | null;
  readonly frozenAt: Date | null;
  readonly frozenBy: string | null;
  readonly freezeNote: string;
  readonly signedHash: string | null;
  readonly signedAt: Date | null;
  readonly sentAt: Date | null;
  /** The decisions that hold: the newest of each workload. */
  readonly decisions: readonly StoredDecision[];
  /** In the order in which they were given. */
  readonly signatures: readonly Signature[];
}

const STATUSES = { draft: "draft", in_review: "in-review", signed: "signed", sent: "sent" } as const;
export const isPublished = (status: ReviewStatus): boolean => status === "signed" || status === "sent";
/** Viewers see what is signed; whoever acts for the house sees everything. */
export const mayReadDrafts = ({ role }: TenantContext["actor"]): boolean =>
  role === null || roleMay(role, "review:read");

const CHILDREN = {
  decisions: {
    where: { supersededAt: null },
    orderBy: [{ decidedAt: "asc" as const }, { id: "asc" as const }],
  },
  signatures: { orderBy: [{ signedAt: "asc" as const }, { id: "asc" as const }] },
};

async function rows(ctx: TenantContext, where: { quarter?: string; id?: string }) {
  return ctx.db.review.findMany({
    where: { organizationId: ctx.organization.id, ...where },
    orderBy: { quarter: "desc" },
    include: CHILDREN,
    omit: { snapshot: true },
  });
}

function reviewOf(row: Awaited<ReturnType<typeof rows>>[number], snapshot: string | null): StoredReview {
  const { id, quarter, revision, preparedBy, createdAt, numbersHash, frozenAt, frozenBy, freezeNote } = row;
  return {
    ...{ id, quarter, revision, preparedBy, createdAt, snapshot, numbersHash, frozenAt, frozenBy, freezeNote },
    ...{ signedHash: row.signedHash, signedAt: row.signedAt, sentAt: row.sentAt },
    status: STATUSES[row.status],
    decisions: row.decisions.map((decision) => ({
      ...{ id: decision.id, workloadId: decision.workloadId, verdict: decision.verdict, owner: decision.ownerName },
      dueOn: dayOf(decision.dueOn),
      sentence: decision.note || null,
      ...{ decidedBy: decision.decidedBy, decidedAt: decision.decidedAt.toISOString() },
      basis: decision.takenOn as unknown as DecisionBasis,
    })),
    signatures: row.signatures.map(({ userId, name, role, signedAt }) => ({
      ...{ personId: userId, name, title: role, signedAt: signedAt.toISOString() },
    })),
  };
}

/** Every review that the actor may see, newest quarter first; without their snapshots. */
export async function storedReviews(ctx: TenantContext): Promise<StoredReview[]> {
  const found = (await rows(ctx, {})).map((row) => reviewOf(row, null));
  return mayReadDrafts(ctx.actor) ? found : found.filter(({ status }) => isPublished(status));
}

/** The review of a quarter with its snapshot, or `null`; to who may not read drafts a draft is not there. */
export async function reviewAt(
  ctx: TenantContext,
  where: { readonly quarter: string } | { readonly id: string },
): Promise<StoredReview | null> {
  const [row] = await rows(ctx, where);
  if (!row) return null;
  const organizationId_id = { organizationId: ctx.organization.id, id: row.id };
  const frozen = await ctx.db.review.findUnique({ where: { organizationId_id }, select: { snapshot: true } });
  const review = reviewOf(row, frozen?.snapshot ?? null);
  return isPublished(review.status) || mayReadDrafts(ctx.actor) ? review : null;
}

/** @throws Refusal not-found where there is none that the actor may see. */
export async function findReview(ctx: TenantContext, quarter: string): Promise<StoredReview> {
  const review = await reviewAt(ctx, { quarter });
  if (!review) throw notFound("review");
  return review;
}

/** The same, held until the transaction ends: of two who change it at once the second sees what the first did. */
export async function lockReview(ctx: TenantContext, quarter: string): Promise<StoredReview> {
  await ctx.db.$queryRaw`
    SELECT id FROM "Review" WHERE "organizationId" = ${ctx.organization.id} AND quarter = ${quarter} FOR UPDATE`;
  return findReview(ctx, quarter);
}

/** Plain decisions, as they are shown and sealed. */
export const plainDecisions = (review: StoredReview): Decision[] => review.decisions.map(({ id: _id, ...one }) => one);

/** The frozen numbers, as they were written. */
export const frozenSnapshot = ({ snapshot }: StoredReview): ReviewSnapshot | null =>
  snapshot === null ? null : (JSON.parse(snapshot) as ReviewSnapshot);
