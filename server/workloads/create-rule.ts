import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import type { Assignment } from "./assign-usage";
import { changeRules, placed } from "./change-rules";
import { findWorkload } from "./find-workload";
import type { createRuleSchema } from "./schema";

/** Adds a rule, at its place or last, and assigns all usage again. */
export async function createRule(
  ctx: TenantContext,
  input: z.infer<typeof createRuleSchema>,
): Promise<Assignment & { id: string }> {
  const workload = await findWorkload(ctx, input.workloadId);
  const id = ctx.newId();
  const { matchers, position, reason } = input;
  const assignment = await changeRules(ctx, {
    ...{ action: "rule.create", subject: workload.name, reason, facts: { rule: id, matchers } },
    change: async (order) => {
      await ctx.db.mappingRule.create({
        data: {
          organizationId: ctx.organization.id,
          id,
          position: order.length + 1,
          workloadId: workload.id,
          matchers,
          createdBy: ctx.actor.name,
        },
      });
      return placed(order, id, position);
    },
  });
  return { id, ...assignment };
}
