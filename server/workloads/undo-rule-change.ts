import type { z } from "zod";
import { notFound, Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { changeRules, placed, type ChangedAssignment } from "./change-rules";
import { insertRule } from "./create-rule";
import { deleteRule } from "./delete-rule";
import { findWorkload } from "./find-workload";
import { moveRule } from "./move-rule";
import { RULE_ACTIONS, ruleChangeFactsSchema, type RuleAction, type RuleChangeFacts } from "./rule-change-facts";
import { isUndoable } from "./rules/undoable-change";
import type { undoRuleChangeSchema } from "./schema";

/**
 * Takes back one change of the rules, as long as they stand as it left them: a rule that was made goes, one that was deleted
 * comes back to its place, one that was moved returns. It is a change like any other: audited, and itself undone in the same
 * way. @throws Refusal not-found for any other entry, conflict where something came after.
 */
export async function undoRuleChange(
  ctx: TenantContext,
  { entryId, reason }: z.infer<typeof undoRuleChangeSchema>,
): Promise<ChangedAssignment> {
  const change = await foundChange(ctx, entryId);
  const { action, rule: id, from } = change;
  await mustStand(ctx, change);
  if (action === "rule.create") return deleteRule(ctx, { id, reason, undoes: entryId });
  if (action === "rule.move" && from !== null) return moveRule(ctx, { id, position: from, reason, undoes: entryId });
  return bringBack(ctx, change, { entryId, reason });
}

type FoundChange = RuleChangeFacts & { readonly action: RuleAction };

async function foundChange(ctx: TenantContext, entryId: string): Promise<FoundChange> {
  const row = await ctx.db.auditEntry.findUnique({
    where: { organizationId_id: { organizationId: ctx.organization.id, id: entryId } },
  });
  const action = RULE_ACTIONS.find((one) => one === row?.action);
  const facts = ruleChangeFactsSchema.safeParse(row?.facts).data;
  if (!action || !facts) throw notFound("change");
  return { ...facts, action };
}

async function mustStand(ctx: TenantContext, change: FoundChange): Promise<void> {
  const rules = await ctx.db.mappingRule.findMany({
    where: { organizationId: ctx.organization.id },
    select: { id: true, position: true },
  });
  if (isUndoable(change, new Map(rules.map(({ id, position }) => [id, position])))) return;
  const message = "The rules have changed since then: take back what came after it first, or change the rule itself.";
  throw new Refusal("conflict", "changed-since", message, {});
}

async function bringBack(
  ctx: TenantContext,
  { rule: id, workloadId, matchers, from }: FoundChange,
  { entryId, reason }: z.infer<typeof undoRuleChangeSchema>,
): Promise<ChangedAssignment> {
  const workload = await findWorkload(ctx, workloadId);
  return changeRules(ctx, {
    ...{ action: "rule.create", rule: { id, workloadId, matchers }, subject: workload.name, reason, undoes: entryId },
    change: async (order) => {
      await insertRule(ctx, { id, workloadId, matchers }, order.length + 1);
      return placed(order, id, from ?? undefined);
    },
  });
}
