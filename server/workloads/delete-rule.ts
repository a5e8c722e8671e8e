import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import type { Assignment } from "./assign-usage";
import { changeRules } from "./change-rules";
import { findRule } from "./find-rule";
import type { deleteRuleSchema } from "./schema";

/** Takes a rule away, and assigns all usage again; what it was stays in the audit log. */
export async function deleteRule(ctx: TenantContext, input: z.infer<typeof deleteRuleSchema>): Promise<Assignment> {
  const rule = await findRule(ctx, input.id);
  return changeRules(ctx, {
    ...{
      action: "rule.delete",
      subject: rule.workloadName,
      reason: input.reason,
      facts: { rule: rule.id, matchers: rule.matchers },
    },
    change: async (order) => {
      await ctx.db.mappingRule.delete({
        where: { organizationId_id: { organizationId: ctx.organization.id, id: rule.id } },
      });
      return order.filter((id) => id !== rule.id);
    },
  });
}
