import type { Prisma } from "@/server/tenancy/generated/client";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { lockAssignments, reassign, type Assignment } from "./assign-usage";
import { movedUsage, type MovedUsage } from "./moved-usage";
import type { RuleAction, RuleChangeFacts } from "./rule-change-facts";
import type { Matcher } from "./schema";
import { askForReason } from "./signed-days";
import { sqlList, sqlOfTransaction } from "./sql";

export interface RuleChange {
  readonly action: RuleAction;
  readonly rule: { readonly id: string; readonly workloadId: string; readonly matchers: readonly Matcher[] };
  /** Name of the workload whose rule it is. */
  readonly subject: string;
  readonly reason: string | undefined;
  /** The place that it had; absent for a new one. */
  readonly from?: number;
  /** The audit entry that this undoes. */
  readonly undoes?: string | undefined;
  /** Changes the rules and says their ids in the new order. */
  readonly change: (order: readonly string[]) => Promise<readonly string[]>;
}

/** What a change of the rules did to the assignments. */
export interface ChangedAssignment extends Assignment {
  readonly moved: MovedUsage;
}

/** Changes the rules, numbers them anew, re-makes all assignments, and asks for a reason where signed days move. */
export async function changeRules(
  ctx: TenantContext,
  { action, rule, subject, reason, from, undoes, change }: RuleChange,
): Promise<ChangedAssignment> {
  const sql = sqlOfTransaction(ctx.db);
  const organizationId = ctx.organization.id;
  await lockAssignments(sql, organizationId);
  const before = await ctx.db.mappingRule.findMany({
    where: { organizationId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const order = await change(before.map(({ id }) => id));
  await sql(
    `UPDATE "MappingRule" AS r SET position = made.place FROM unnest($2::text[]) WITH ORDINALITY AS made (id, place)
     WHERE r."organizationId" = $1 AND r.id = made.id AND r.position <> made.place`,
    organizationId,
    sqlList(order),
  );
  const { keys, changed, unassigned } = await reassign(sql, organizationId);
  await askForReason(
    ctx,
    changed.map(({ key }) => key),
    reason,
  );
  const moved = await movedUsage(ctx, changed);
  const to = order.indexOf(rule.id) + 1;
  const facts: RuleChangeFacts = {
    ...{ rule: rule.id, workloadId: rule.workloadId, matchers: [...rule.matchers], moved },
    ...{ from: from ?? null, to: to > 0 ? to : null, undoes: undoes ?? null },
  };
  await audit(ctx, { action, subject, reason: reason ?? "", facts: asJson(facts) });
  return { keys, changed: changed.length, unassigned, moved };
}

/** As it is stored: plain JSON, arrays not read-only. */
const asJson = (facts: RuleChangeFacts): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(facts)) as Prisma.InputJsonObject;

/** The order with an id at a place, counted from 1; absent or beyond the end: last. */
export const placed = (order: readonly string[], id: string, position: number | undefined): string[] => {
  const others = order.filter((one) => one !== id);
  return others.toSpliced(Math.min((position ?? Infinity) - 1, others.length), 0, id);
};
