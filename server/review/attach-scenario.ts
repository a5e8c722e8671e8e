import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findScenario } from "@/server/workloads";
import type { scenarioInput } from "./inputs";
import { lockReview, type StoredReview } from "./store";

type Asked = z.infer<typeof scenarioInput>;

/** Puts a scenario to the draft of a quarter; it is frozen with its numbers. A second time changes nothing. */
export async function attachScenario(ctx: TenantContext, { quarter, scenarioId }: Asked): Promise<void> {
  const scenario = await findScenario(ctx, scenarioId);
  const review = await lockedDraft(ctx, quarter);
  const { count } = await ctx.db.reviewScenario.createMany({
    data: [
      {
        ...{ organizationId: ctx.organization.id, reviewId: review.id, scenarioId },
        ...{ attachedBy: ctx.actor.name, attachedAt: ctx.now },
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) await audit(ctx, { action: "review.attach-scenario", subject: `${quarter}: ${scenario.name}` });
}

/** Takes it off the draft again. */
export async function detachScenario(ctx: TenantContext, { quarter, scenarioId }: Asked): Promise<void> {
  const scenario = await findScenario(ctx, scenarioId);
  const review = await lockedDraft(ctx, quarter);
  const where = { organizationId: ctx.organization.id, reviewId: review.id, scenarioId };
  const { count } = await ctx.db.reviewScenario.deleteMany({ where });
  if (count === 1) await audit(ctx, { action: "review.detach-scenario", subject: `${quarter}: ${scenario.name}` });
}

/** @throws Refusal for a review whose numbers are frozen: what it carries is frozen with them. */
async function lockedDraft(ctx: TenantContext, quarter: string): Promise<StoredReview> {
  const review = await lockReview(ctx, quarter);
  if (review.status === "draft") return review;
  throw new Refusal(
    "conflict",
    "not-a-draft",
    `The review of ${quarter} is frozen, with the scenarios that it carries.`,
    {
      status: review.status,
    },
  );
}
