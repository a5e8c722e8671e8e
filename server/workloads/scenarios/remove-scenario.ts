import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findWorkload } from "../find-workload";
import type { scenarioIdSchema } from "./schema";
import { findScenario } from "./store";

/**
 * Takes a scenario away. What a frozen review says of it stays in that review; a draft must let go of it first.
 * @throws Refusal conflict while the draft of a review carries it.
 */
export async function removeScenario(
  ctx: TenantContext,
  { id }: z.infer<typeof scenarioIdSchema>,
): Promise<{ id: string }> {
  const scenario = await findScenario(ctx, id);
  const organizationId = ctx.organization.id;
  const draft = await ctx.db.reviewScenario.findFirst({
    where: { organizationId, scenarioId: id, review: { status: "draft" } },
    select: { review: { select: { quarter: true } } },
  });
  if (draft)
    throw new Refusal(
      "conflict",
      "attached",
      `The draft review of ${draft.review.quarter} carries this scenario; take it off there first.`,
      { quarter: draft.review.quarter },
    );
  const workload = await findWorkload(ctx, scenario.workloadId);
  await ctx.db.scenario.delete({ where: { organizationId_id: { organizationId, id } } });
  await audit(ctx, {
    action: "scenario.remove",
    subject: `${workload.name}: ${scenario.name}`,
    facts: { scenario: id, changes: scenario.changes.map(({ path, value }) => ({ path, value })) },
  });
  return { id };
}
