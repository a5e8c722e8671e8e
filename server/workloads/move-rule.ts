import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import type { Assignment } from "./assign-usage";
import { changeRules, placed } from "./change-rules";
import { findRule } from "./find-rule";
import type { moveRuleSchema } from "./schema";

/** Puts a rule at another place, and assigns all usage again. */
export async function moveRule(ctx: TenantContext, input: z.infer<typeof moveRuleSchema>): Promise<Assignment> {
  const rule = await findRule(ctx, input.id);
  return changeRules(ctx, {
    ...{
      action: "rule.move",
      subject: rule.workloadName,
      reason: input.reason,
      facts: { rule: rule.id, position: input.position },
    },
    change: (order) => Promise.resolve(placed(order, rule.id, input.position)),
  });
}
