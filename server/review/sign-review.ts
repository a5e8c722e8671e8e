import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { openPlannedDeployment } from "@/server/roi";
import { addJob } from "@/server/queue";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { openTrial } from "@/server/workloads";
import { gapsFor, snapshotOf } from "./read-review";
import { sealSigned } from "./rules/freeze";
import { planDeployment } from "./rules/plan-deployment";
import { acceptedTrials } from "./rules/accepted-trials";
import { isLastSignature } from "./rules/signing";
import { signingGapSentence } from "./rules/wording/signing-words";
import type { signInput } from "./inputs";
import type { ReviewSnapshot, ReviewStatus, Signature } from "./schema";
import { sha256 } from "@/server/kernel/sha256";
import { lockReview, plainDecisions, type StoredReview } from "./store";

export interface Signed {
  readonly status: ReviewStatus;
  readonly signatures: number;
  readonly required: number;
}

/**
 * Signs what a person has read. The last required signature seals the review: decisions and signatures are chained to the
 * numbers by their hash, accepted decisions open their deployments and tests, and the letters are asked for.
 * @throws Refusal that names everything that is missing.
 */
export async function signReview(ctx: TenantContext, input: z.infer<typeof signInput>): Promise<Signed> {
  const review = await lockReview(ctx, input.quarter);
  const { role } = ctx.actor;
  if (ctx.actor.kind !== "person" || role === null)
    throw new Refusal("forbidden", "not-a-person", "A review is signed by a person who is a member.");
  const snapshot = await snapshotOf(ctx, review);
  refuseGaps(ctx, review, snapshot);
  const { numbersHash } = review;
  if (numbersHash !== input.numbersHash)
    throw new Refusal("conflict", "other-numbers", "The numbers changed since you opened the review: read it again.", {
      numbersHash,
    });
  const isLast = isLastSignature(review.signatures, ctx.organization.requiredSignatures);
  const signature = { personId: ctx.actor.id, name: ctx.actor.name, title: role, signedAt: ctx.now.toISOString() };
  const { id: organizationId, requiredSignatures } = ctx.organization;
  await ctx.db.signature.create({
    data: {
      ...{ organizationId, id: ctx.newId(), reviewId: review.id, userId: ctx.actor.id, name: ctx.actor.name, role },
      ...{ numbersHash, signedAt: ctx.now },
    },
  });
  await audit(ctx, { action: "review.sign", subject: review.quarter, facts: { numbersHash } });
  if (isLast) await seal(ctx, { ...review, numbersHash }, [...review.signatures, signature], snapshot);
  return {
    status: isLast ? "signed" : "in-review",
    signatures: review.signatures.length + 1,
    required: requiredSignatures,
  };
}

function refuseGaps(ctx: TenantContext, review: StoredReview, snapshot: ReviewSnapshot): void {
  const gaps = gapsFor(ctx, review, snapshot);
  if (gaps.length > 0)
    throw new Refusal("conflict", "not-ready", gaps.map(signingGapSentence).join(" "), {
      gaps: gaps.map((gap) => ({ ...gap })),
    });
}

async function seal(
  ctx: TenantContext,
  review: StoredReview & { readonly numbersHash: string },
  signatures: readonly Signature[],
  snapshot: ReviewSnapshot,
): Promise<void> {
  const { numbersHash } = review;
  const { hash } = sealSigned({ numbersHash, decisions: plainDecisions(review), signatures }, sha256);
  const organizationId = ctx.organization.id;
  await ctx.db.review.update({
    where: { organizationId_id: { organizationId, id: review.id } },
    data: { status: "signed", signedHash: hash, signedAt: ctx.now },
  });
  for (const decision of review.decisions.filter(({ verdict }) => verdict === "accept")) {
    const line = snapshot.workloads.find(({ id }) => id === decision.workloadId);
    const planned = line && planDeployment(line, decision, snapshot.quarter.from);
    if (planned) await openPlannedDeployment(ctx, planned);
  }
  for (const trial of acceptedTrials(review.decisions, snapshot)) await openTrial(ctx, trial);
  await audit(ctx, { action: "review.seal", subject: review.quarter, facts: { numbersHash, signedHash: hash } });
  await addJob(ctx.db, "publish-review", { organizationId, reviewId: review.id });
}
