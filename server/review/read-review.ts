import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import { buildSnapshot } from "./build-snapshot";
import { agendaOf, type Agenda } from "./rules/agenda-of";
import { signingGaps, type SigningGap } from "./rules/signing";
import type { quarterInput } from "./inputs";
import type { Decision, ReviewSnapshot, ReviewStatus, Signature } from "./schema";
import { findReview, frozenSnapshot, plainDecisions, type StoredReview } from "./store";

/** A review as its page shows it: the live numbers of a draft, else the frozen ones. */
export interface ReviewRead {
  readonly id: string;
  readonly quarter: string;
  readonly revision: number;
  readonly status: ReviewStatus;
  readonly snapshot: ReviewSnapshot;
  /** `null` while it is a draft, whose numbers still move. */
  readonly numbersHash: string | null;
  readonly signedHash: string | null;
  readonly decisions: readonly Decision[];
  readonly signatures: readonly Signature[];
  readonly requiredSignatures: number;
  readonly agenda: Agenda;
  /** What stands between the reader and their signature; none: they can sign, if their role may. */
  readonly signingGaps: readonly SigningGap[];
  readonly preparedBy: string;
  readonly frozenBy: string | null;
  readonly freezeNote: string;
  readonly frozenAt: string | null;
  readonly signedAt: string | null;
  readonly sentAt: string | null;
  /** Names of the documents that were stored at signature. */
  readonly documents: readonly string[];
}

/** @throws Refusal not-found where there is none, or one that the reader may not see yet. */
export async function readReview(ctx: TenantContext, input: z.infer<typeof quarterInput>): Promise<ReviewRead> {
  const review = await findReview(ctx, input.quarter);
  const snapshot = await snapshotOf(ctx, review);
  const decisions = plainDecisions(review);
  const { id, quarter, revision, status, numbersHash, signedHash, signatures, freezeNote } = review;
  return {
    ...{ id, quarter, revision, status, snapshot, numbersHash, signedHash, decisions, signatures, freezeNote },
    requiredSignatures: ctx.organization.requiredSignatures,
    agenda: agendaOf(snapshot.workloads, decisions),
    signingGaps: gapsFor(ctx, review, snapshot),
    preparedBy: await nameOf(ctx, review.preparedBy),
    frozenBy: review.frozenBy === null ? null : await nameOf(ctx, review.frozenBy),
    frozenAt: review.frozenAt?.toISOString() ?? null,
    signedAt: review.signedAt?.toISOString() ?? null,
    sentAt: review.sentAt?.toISOString() ?? null,
    documents: await documentsOf(ctx, id),
  };
}

/** The frozen numbers where there are some, else how the quarter looks now, under the review's revision. */
export async function snapshotOf(ctx: TenantContext, review: StoredReview): Promise<ReviewSnapshot> {
  const frozen = frozenSnapshot(review);
  if (frozen) return frozen;
  return { ...(await buildSnapshot(ctx, { quarter: review.quarter, prices: "then" })), revision: review.revision };
}

/** What is missing before the actor can sign. Who opened a review and who froze it both prepared it. */
export function gapsFor(ctx: TenantContext, review: StoredReview, snapshot: ReviewSnapshot): SigningGap[] {
  const personId = ctx.actor.id;
  return signingGaps({
    ...{ status: review.status, workloads: snapshot.workloads, decisions: plainDecisions(review) },
    ...{ signatures: review.signatures, personId },
    preparedBy: review.frozenBy === personId ? personId : review.preparedBy,
    mayPreparerSign: ctx.organization.preparerMaySign,
  });
}

/** A member's name, or what stands for the operator and the schedule. */
async function nameOf(ctx: TenantContext, id: string): Promise<string> {
  const member = await ctx.db.membership.findUnique({
    where: { organizationId_userId: { organizationId: ctx.organization.id, userId: id } },
    select: { name: true },
  });
  return member?.name ?? (id.startsWith("operator:") ? id : id === "schedule" ? "Quarterdeck" : "A former member");
}

async function documentsOf(ctx: TenantContext, reviewId: string): Promise<string[]> {
  const rows = await ctx.db.reviewDocument.findMany({
    where: { organizationId: ctx.organization.id, reviewId },
    select: { name: true },
    orderBy: { name: "asc" },
  });
  return rows.map(({ name }) => name);
}
