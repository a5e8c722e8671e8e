import type { z } from "zod";
import { formatDay } from "@/server/kernel/format";
import { addDays } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { buildSnapshot } from "./build-snapshot";
import { freezeNumbers } from "./rules/freeze";
import { freezeGaps, freezeGapWords, type FreezeGap } from "./rules/freeze-gaps";
import type { moveToReviewInput } from "./inputs";
import { sha256 } from "@/server/kernel/sha256";
import { askedQuarter } from "./snapshot/review-quarter";
import { lockReview } from "./store";

/**
 * Freezes the numbers of a draft. From the stored text alone the same review comes out again, byte for byte.
 * @throws Refusal for a quarter that runs, a review that is no draft, and gaps in the data that no sentence answers.
 */
export async function moveToReview(
  ctx: TenantContext,
  input: z.infer<typeof moveToReviewInput>,
): Promise<{ numbersHash: string; gaps: readonly FreezeGap[] }> {
  const quarter = askedQuarter(ctx, input.quarter);
  const review = await lockReview(ctx, quarter.key);
  if (review.status !== "draft")
    throw new Refusal("conflict", "not-a-draft", "Only a draft can be moved to review; this one is past that.", {
      status: review.status,
    });
  if (quarter.to > ctx.today)
    throw new Refusal(
      "conflict",
      "quarter-runs",
      `The quarter runs to ${formatDay(addDays(quarter.to, -1))}: it can be moved to review on the day after.`,
      { to: quarter.to },
    );
  const live = await buildSnapshot(ctx, { quarter: quarter.key, prices: "then" });
  const gaps = freezeGaps(live.dataQuality);
  if (gaps.length > 0 && !input.note)
    throw new Refusal(
      "answer-needed",
      "data-gaps",
      `${gaps.map(freezeGapWords).join(", and ")}: say in a sentence why the quarter can be reviewed as it is.`,
      { field: "note", gaps },
    );
  const { json, hash } = freezeNumbers({ ...live, revision: review.revision }, sha256);
  await ctx.db.review.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id: review.id } },
    data: {
      ...{ status: "in_review", snapshot: json, numbersHash: hash },
      ...{ frozenAt: ctx.now, frozenBy: ctx.actor.id, freezeNote: input.note ?? "" },
    },
  });
  await audit(ctx, {
    action: "review.freeze",
    subject: quarter.key,
    reason: input.note ?? "",
    facts: { revision: review.revision, numbersHash: hash, gaps: gaps.map((gap) => ({ ...gap })) },
  });
  return { numbersHash: hash, gaps };
}
