import type { z } from "zod";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { commentIdInput, commentInput, quarterInput } from "./inputs";
import { findReview, isPublished } from "./store";

export interface ListedComment {
  readonly id: string;
  /** The workload it is about; `null`: the whole review. */
  readonly workloadId: string | null;
  readonly text: string;
  readonly author: string;
  readonly isMine: boolean;
  readonly writtenAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
}

/** What was said about a review, in order. Remarks stand beside it: they are no part of what is signed and sent. */
export async function listComments(ctx: TenantContext, input: z.infer<typeof quarterInput>): Promise<ListedComment[]> {
  const { id } = await findReview(ctx, input.quarter);
  const rows = await ctx.db.reviewComment.findMany({
    where: { organizationId: ctx.organization.id, reviewId: id },
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    ...{ id: row.id, workloadId: row.workloadId || null, text: row.text, author: row.authorName },
    isMine: row.authorId === ctx.actor.id,
    writtenAt: row.writtenAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedBy || null,
  }));
}

/** @throws Refusal once the review is signed, and for a workload that is not the organization's. */
export async function addComment(ctx: TenantContext, input: z.infer<typeof commentInput>): Promise<{ id: string }> {
  const review = await findReview(ctx, input.quarter);
  if (isPublished(review.status))
    throw new Refusal("conflict", "signed-already", "This review is signed: nothing is added to it any more.");
  const organizationId = ctx.organization.id;
  const { workloadId, text } = input;
  if (workloadId !== undefined) {
    const organizationId_id = { organizationId, id: workloadId };
    if (!(await ctx.db.workload.findUnique({ where: { organizationId_id }, select: { id: true } })))
      throw notFound("workload");
  }
  const { id } = await ctx.db.reviewComment.create({
    data: {
      ...{ organizationId, id: ctx.newId(), reviewId: review.id, workloadId: workloadId ?? "", text },
      ...{ authorId: ctx.actor.id, authorName: ctx.actor.name, writtenAt: ctx.now },
    },
  });
  await audit(ctx, { action: "review.comment", subject: review.quarter, reason: text });
  return { id };
}

/** Marks a remark as dealt with; a second time changes nothing. */
export async function resolveComment(ctx: TenantContext, input: z.infer<typeof commentIdInput>): Promise<void> {
  const organizationId = ctx.organization.id;
  const where = { organizationId_id: { organizationId, id: input.id } };
  const comment = await ctx.db.reviewComment.findUnique({ where, include: { review: true } });
  if (!comment) throw notFound("comment");
  if (comment.resolvedAt) return;
  await ctx.db.reviewComment.update({ where, data: { resolvedAt: ctx.now, resolvedBy: ctx.actor.name } });
  await audit(ctx, { action: "review.comment-resolve", subject: comment.review.quarter, reason: comment.text });
}
