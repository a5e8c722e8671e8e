import type { z } from "zod";
import { formatDay } from "@/server/kernel/format";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { recordQualitySchema, withdrawQualitySchema } from "./schema";
import { findDeployment } from "./store";

/** Adds a measurement of quality. The earliest of each metric is the acceptance that later ones are held against. */
export async function recordQuality(ctx: TenantContext, input: z.infer<typeof recordQualitySchema>): Promise<void> {
  const { deploymentId, ...measured } = input;
  const deployment = await findDeployment(ctx, deploymentId);
  if (measured.date > ctx.today)
    throw new Refusal(
      "bad-input",
      "day-to-come",
      `date: today is ${formatDay(ctx.today)}; write the day of the measurement.`,
      { field: "date" },
    );
  if (deployment.quality.some(({ date, metric }) => date === measured.date && metric === measured.metric))
    throw new Refusal(
      "conflict",
      "measured-already",
      `date: ${measured.metric} of ${formatDay(measured.date)} is recorded already.`,
      { field: "date" },
    );
  const quality = [...deployment.quality, measured].sort((left, right) => (left.date < right.date ? -1 : 1));
  await ctx.db.deployment.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id: deployment.id } },
    data: { quality: quality.map((one) => ({ ...one })) },
  });
  await audit(ctx, {
    action: "deployment.record-quality",
    subject: `${deployment.name}: ${measured.metric}`,
    facts: { ...measured },
  });
}

/** Takes a measurement out that was written down in error; the audit log keeps what it said. */
export async function withdrawQuality(
  ctx: TenantContext,
  { deploymentId, date, metric, reason }: z.infer<typeof withdrawQualitySchema>,
): Promise<void> {
  const deployment = await findDeployment(ctx, deploymentId);
  const gone = deployment.quality.find((one) => one.date === date && one.metric === metric);
  if (!gone) throw notFound("measurement");
  await ctx.db.deployment.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id: deployment.id } },
    data: { quality: deployment.quality.filter((one) => one !== gone).map((one) => ({ ...one })) },
  });
  await audit(ctx, {
    action: "deployment.withdraw-quality",
    subject: `${deployment.name}: ${metric}`,
    reason,
    facts: { ...gone },
  });
}
