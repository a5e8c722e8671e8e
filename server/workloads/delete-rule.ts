import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import { changeRules, type ChangedAssignment } from "./change-rules";
import { findRule } from "./find-rule";
import type { deleteRuleSchema } from "./schema";

/** Takes a rule away, and assigns all usage again; what it was stays in the audit log. */
export async function deleteRule(
  ctx: TenantContext,
  { id, reason, undoes }: z.infer<typeof deleteRuleSchema> & { readonly undoes?: string },
): Promise<ChangedAssignment> {
  const rule = await findRule(ctx, id);
  return changeRules(ctx, {
    ...{ action: "rule.delete", rule, subject: rule.workloadName, reason, from: rule.position, undoes },
    change: async (order) => {
      await ctx.db.mappingRule.delete({
        where: { organizationId_id: { organizationId: ctx.organization.id, id: rule.id } },
      });
      return order.filter((one) => one !== rule.id);
    },
  });
}
