import type { z } from "zod";
import { firstDayOf, monthOf } from "@/server/kernel/day";
import { formatMonth } from "@/server/kernel/format";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { recordRecurringSchema, withdrawSchema } from "./schema";
import { findDeployment } from "./store";

const dateOf = (month: string): Date => new Date(`${firstDayOf(month)}T00:00:00Z`);

/** Writes down an amount of every month from its first to its last; it may begin before the deployment's months and counts within them. */
export async function recordRecurring(
  ctx: TenantContext,
  input: z.infer<typeof recordRecurringSchema>,
): Promise<{ id: string }> {
  const { deploymentId, kind, amount, fromMonth, toMonth = null, note } = input;
  const deployment = await findDeployment(ctx, deploymentId);
  if (toMonth !== null && toMonth < fromMonth)
    throw new Refusal("bad-input", "ends-before-start", `toMonth: must not be before ${formatMonth(fromMonth)}.`, {
      field: "toMonth",
    });
  const lastMonth = deployment.endedOn && monthOf(deployment.endedOn);
  if (lastMonth && fromMonth > lastMonth)
    throw new Refusal(
      "bad-input",
      "month-outside",
      `fromMonth: ${deployment.name} ended in ${formatMonth(lastMonth)}; begin in that month or earlier.`,
      { field: "fromMonth" },
    );
  const id = ctx.newId();
  await ctx.db.recurringCost.create({
    data: {
      ...{ organizationId: ctx.organization.id, id, deploymentId, kind, amount, note },
      ...{ fromMonth: dateOf(fromMonth), toMonth: toMonth === null ? null : dateOf(toMonth) },
      ...{ recordedBy: ctx.actor.name, recordedAt: ctx.now },
    },
  });
  await audit(ctx, {
    action: "deployment.record-recurring",
    subject: `${deployment.name}: ${kind}`,
    facts: { line: id, amount, fromMonth, toMonth, note },
  });
  return { id };
}

/** Takes a recurring line out of every month that it counted in; the row stays with who and when. */
export async function withdrawRecurring(
  ctx: TenantContext,
  { id, reason }: z.infer<typeof withdrawSchema>,
): Promise<void> {
  const where = { organizationId_id: { organizationId: ctx.organization.id, id } };
  const line = await ctx.db.recurringCost.findUnique({ where, include: { deployment: { select: { name: true } } } });
  if (!line || line.withdrawnAt) throw notFound("recurring line");
  await ctx.db.recurringCost.update({ where, data: { withdrawnAt: ctx.now, withdrawnBy: ctx.actor.name } });
  await audit(ctx, {
    action: "deployment.withdraw-recurring",
    subject: `${line.deployment.name}: ${line.kind}`,
    reason,
    facts: { line: id, amount: line.amount.toFixed() },
  });
}
