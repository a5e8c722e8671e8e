import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { backToDraftInput } from "./inputs";
import { lockReview } from "./store";

/** Lets the numbers of a review follow the data again, as a new revision; until the first signature. */
export async function backToDraft(
  ctx: TenantContext,
  input: z.infer<typeof backToDraftInput>,
): Promise<{ revision: number }> {
  const review = await lockReview(ctx, input.quarter);
  if (review.status !== "in-review")
    throw new Refusal("conflict", "not-in-review", "Only a review that is in review can go back to draft.", {
      status: review.status,
    });
  const [first] = review.signatures;
  if (first)
    throw new Refusal(
      "conflict",
      "signed-already",
      `${first.name} has signed these numbers: they cannot change any more. Corrections go into the next review.`,
      { signedAt: first.signedAt },
    );
  const revision = review.revision + 1;
  await ctx.db.review.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id: review.id } },
    data: {
      ...{ status: "draft", revision, snapshot: null, numbersHash: null },
      ...{ frozenAt: null, frozenBy: null, freezeNote: "" },
    },
  });
  await audit(ctx, {
    action: "review.back-to-draft",
    subject: review.quarter,
    reason: input.reason,
    facts: { revision, numbersHash: review.numbersHash },
  });
  return { revision };
}
