import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import { changeRules, placed, type ChangedAssignment } from "./change-rules";
import { findWorkload } from "./find-workload";
import type { WorkloadRule } from "./rules/match-workload";
import type { createRuleSchema, Matcher } from "./schema";

/** Adds a rule, at its place or last, and assigns all usage again. */
export async function createRule(
  ctx: TenantContext,
  input: z.infer<typeof createRuleSchema>,
): Promise<ChangedAssignment & { id: string }> {
  const workload = await findWorkload(ctx, input.workloadId);
  const id = ctx.newId();
  const { matchers, position, reason } = input;
  const assignment = await changeRules(ctx, {
    ...{ action: "rule.create", rule: { id, workloadId: workload.id, matchers }, subject: workload.name, reason },
    change: async (order) => {
      await insertRule(ctx, { id, workloadId: workload.id, matchers }, order.length + 1);
      return placed(order, id, position);
    },
  });
  return { id, ...assignment };
}

/** Writes a rule at a place that is still free. */
export async function insertRule(
  ctx: TenantContext,
  { id, workloadId, matchers }: Pick<WorkloadRule, "id" | "workloadId"> & { readonly matchers: Matcher[] },
  position: number,
): Promise<void> {
  await ctx.db.mappingRule.create({
    data: { organizationId: ctx.organization.id, id, position, workloadId, matchers, createdBy: ctx.actor.name },
  });
}
