import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import { changeRules, placed, type ChangedAssignment } from "./change-rules";
import { findRule } from "./find-rule";
import type { moveRuleSchema } from "./schema";

/** Puts a rule at another place, however far, and assigns all usage again. */
export async function moveRule(
  ctx: TenantContext,
  { id, position, reason, undoes }: z.infer<typeof moveRuleSchema> & { readonly undoes?: string },
): Promise<ChangedAssignment> {
  const rule = await findRule(ctx, id);
  return changeRules(ctx, {
    ...{ action: "rule.move", rule, subject: rule.workloadName, reason, from: rule.position, undoes },
    change: (order) => Promise.resolve(placed(order, rule.id, position)),
  });
}
