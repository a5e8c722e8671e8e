import type { Prisma } from "@/server/tenancy/generated/client";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { lockAssignments, reassign, type Assignment } from "./assign-usage";
import { askForReason } from "./signed-days";
import { sqlList, sqlOfTransaction } from "./sql";

export interface RuleChange {
  /** `rule.create` */
  readonly action: string;
  /** Name of the workload whose rule it is. */
  readonly subject: string;
  readonly reason: string | undefined;
  readonly facts?: Prisma.InputJsonObject;
  /** Changes the rules and says their ids in the new order. */
  readonly change: (order: readonly string[]) => Promise<readonly string[]>;
}

/** Changes the rules, numbers them anew, re-makes all assignments, and asks for a reason where signed days move. */
export async function changeRules(
  ctx: TenantContext,
  { action, subject, reason, facts, change }: RuleChange,
): Promise<Assignment> {
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
  await askForReason(ctx, changed, reason);
  await audit(ctx, { action, subject, reason: reason ?? "", facts: { ...facts, moved: changed.length } });
  return { keys, changed: changed.length, unassigned };
}

/** The order with an id at a place, counted from 1; absent or beyond the end: last. */
export const placed = (order: readonly string[], id: string, position: number | undefined): string[] => {
  const others = order.filter((one) => one !== id);
  return others.toSpliced(Math.min((position ?? Infinity) - 1, others.length), 0, id);
};
