import type { z } from "zod";
import { firstDayOf } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { recordableMonths } from "./rules/ledger-question";
import type { recordMonthSchema } from "./schema";
import { findDeployment } from "./store";

/** Writes down what a month of a deployment cost and served; a month that is there is replaced, which the audit log shows. */
export async function recordDeploymentMonth(
  ctx: TenantContext,
  input: z.infer<typeof recordMonthSchema>,
): Promise<void> {
  const deployment = await findDeployment(ctx, input.deploymentId);
  if (deployment.startedOn === null)
    throw new Refusal("conflict", "not-started", `${deployment.name} has not begun: write its first day first.`);
  const [first, last] = recordableMonths(deployment.startedOn, deployment.endedOn, ctx.today);
  if (input.month < first || input.month > last)
    throw new Refusal("bad-input", "month-outside", `month: must lie between ${first} and ${last}.`, {
      field: "month",
    });
  const { deploymentId, month, requests, ...amounts } = input;
  const organizationId = ctx.organization.id;
  const key = { organizationId, deploymentId, month: new Date(`${firstDayOf(month)}T00:00:00Z`) };
  const data = { ...amounts, requests: BigInt(requests), recordedBy: ctx.actor.name, recordedAt: ctx.now };
  await ctx.db.deploymentMonth.upsert({
    where: { organizationId_deploymentId_month: key },
    create: { ...key, ...data },
    update: data,
  });
  const before = deployment.months.find((one) => one.month === month);
  await audit(ctx, {
    action: "deployment.record-month",
    subject: `${deployment.name}: ${month}`,
    facts: { requests, ...amounts, before: before ? { requests: before.requests, ...before.costs } : null },
  });
}
