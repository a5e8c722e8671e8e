import type { z } from "zod";
import { firstDayOf, monthOf } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { quarterInput } from "./inputs";
import type { ReviewStatus } from "./schema";
import { askedQuarter } from "./snapshot/review-quarter";
import { monthsWithUsage } from "./snapshot/usage-store";
import { reviewAt } from "./store";

export interface OpenedReview {
  readonly id: string;
  readonly quarter: string;
  readonly status: ReviewStatus;
  /** False: it was there already. */
  readonly isNew: boolean;
}

/** Opens the draft of a quarter with data; a quarter has one review, so opening it again answers the one that is there. */
export async function openReview(ctx: TenantContext, input: z.infer<typeof quarterInput>): Promise<OpenedReview> {
  const { key, from, to } = askedQuarter(ctx, input.quarter);
  const found = await monthsWithUsage(ctx);
  if (!found || found.last < firstDayOf(monthOf(from)) || found.first >= to)
    throw new Refusal("conflict", "no-data", `There is no usage in ${key}, so there is nothing to review.`, {
      quarter: key,
    });
  const organizationId = ctx.organization.id;
  const { count } = await ctx.db.review.createMany({
    data: [{ organizationId, id: ctx.newId(), quarter: key, preparedBy: ctx.actor.id, createdAt: ctx.now }],
    skipDuplicates: true,
  });
  const review = await reviewAt(ctx, { quarter: key });
  if (!review) throw new Error(`the review of ${key} was neither there nor made`);
  if (count === 1) await audit(ctx, { action: "review.open", subject: key });
  return { id: review.id, quarter: key, status: review.status, isNew: count === 1 };
}
