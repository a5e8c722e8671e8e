import type { z } from "zod";
import { firstDayOf } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { recordableMonths } from "./rules/ledger-question";
import { COST_LINES, type recordMonthSchema } from "./schema";
import { findDeployment } from "./store";

/**
 * Writes down what a person knows of a month: requests and cost lines; what is not given is not typed, and a month with nothing typed
 * is taken out. A month that is there is replaced, which the audit log shows.
 */
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
  const costs = Object.fromEntries(COST_LINES.map((kind) => [kind, amounts[kind] ?? null]));
  const typed = { requests: requests ?? null, ...costs };
  const before = deployment.typed.find((one) => one.month === month);
  if (Object.values(typed).every((one) => one === null)) await ctx.db.deploymentMonth.deleteMany({ where: key });
  else {
    const data = { ...costs, recordedBy: ctx.actor.name, recordedAt: ctx.now };
    const counted = typed.requests === null ? null : BigInt(typed.requests);
    await ctx.db.deploymentMonth.upsert({
      where: { organizationId_deploymentId_month: key },
      create: { ...key, ...data, requests: counted },
      update: { ...data, requests: counted },
    });
  }
  await audit(ctx, {
    action: "deployment.record-month",
    subject: `${deployment.name}: ${month}`,
    facts: { ...typed, before: before ? { requests: before.requests, ...before.costs } : null },
  });
}
