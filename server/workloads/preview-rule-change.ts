import type { z } from "zod";
import type { TenantContext } from "@/server/tenancy/context";
import { allKeys, rulesInOrder, type MovedKey } from "./assign-usage";
import { placed } from "./change-rules";
import { findRule } from "./find-rule";
import { movedUsage, type MovedUsage } from "./moved-usage";
import { workloadMatcher, type WorkloadRule } from "./rules/match-workload";
import type { previewRuleChangeSchema } from "./schema";
import { signedQuartersOf } from "./signed-days";
import { sqlOfTransaction } from "./sql";

export interface RuleChangePreview {
  readonly moved: MovedUsage;
  /** Signed quarters whose usage would move: a reason is needed. */
  readonly signedQuarters: readonly string[];
}

/** What a rule at another place, or a rule that is gone, would move; nothing is written. @throws Refusal not-found. */
export async function previewRuleChange(
  ctx: TenantContext,
  { id, position }: z.infer<typeof previewRuleChangeSchema>,
): Promise<RuleChangePreview> {
  const rule = await findRule(ctx, id);
  const sql = sqlOfTransaction(ctx.db);
  const rules = await rulesInOrder(sql, ctx.organization.id);
  const match = workloadMatcher(changed(rules, rule.id, position));
  const moved = (await allKeys(sql, ctx.organization.id)).flatMap((key): MovedKey[] => {
    const to = match(key)?.workloadId ?? null;
    return to === key.workloadId ? [] : [{ key: key.id, from: key.workloadId, to }];
  });
  const signedQuarters = await signedQuartersOf(
    ctx,
    moved.map(({ key }) => key),
  );
  return { moved: await movedUsage(ctx, moved), signedQuarters };
}

function changed(rules: readonly WorkloadRule[], id: string, position: number | null): WorkloadRule[] {
  if (position === null) return rules.filter((rule) => rule.id !== id);
  const order = placed(
    rules.map((rule) => rule.id),
    id,
    position,
  );
  return order.flatMap((one) => rules.find((rule) => rule.id === one) ?? []);
}
