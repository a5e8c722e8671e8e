import type { z } from "zod";
import { formatDay } from "@/server/kernel/format";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { recordVersionSchema, withdrawSchema } from "./schema";
import { findDeployment } from "./store";

/** Writes down which model serves since when. A rollback goes back to one that served before. */
export async function recordVersion(
  ctx: TenantContext,
  input: z.infer<typeof recordVersionSchema>,
): Promise<{ id: string }> {
  const { deploymentId, model, since, isRollback, note } = input;
  const deployment = await findDeployment(ctx, deploymentId);
  refuseDay(ctx, deployment, since);
  const { versions, models, name } = deployment;
  if (versions.some((one) => one.since === since))
    throw new Refusal("conflict", "version-already", `since: a version of ${formatDay(since)} is recorded already.`, {
      field: "since",
    });
  const before = versions.filter((one) => one.since < since);
  const served = new Set([...before.map((one) => one.model), ...models]);
  if (isRollback && (!served.has(model) || before.at(-1)?.model === model))
    throw new Refusal(
      "bad-input",
      "no-rollback",
      `model: ${model} did not serve before ${formatDay(since)} in place of another; a rollback goes back to one that did.`,
      { field: "model" },
    );
  const id = ctx.newId();
  await ctx.db.deploymentVersion.create({
    data: {
      ...{ organizationId: ctx.organization.id, id, deploymentId, model, isRollback, note },
      ...{ since: new Date(`${since}T00:00:00Z`), recordedBy: ctx.actor.name, recordedAt: ctx.now },
    },
  });
  await audit(ctx, {
    action: isRollback ? "deployment.roll-back" : "deployment.record-version",
    subject: `${name}: ${model}`,
    facts: { version: id, since, note, before: before.at(-1)?.model ?? null },
  });
  return { id };
}

function refuseDay(
  ctx: TenantContext,
  { startedOn, endedOn, name }: { startedOn: string | null; endedOn: string | null; name: string },
  since: string,
): void {
  const bad = (sentence: string) => new Refusal("bad-input", "day-outside", `since: ${sentence}`, { field: "since" });
  if (startedOn === null) throw bad(`${name} has not begun: write its first day first.`);
  if (since < startedOn) throw bad(`${name} began on ${formatDay(startedOn)}; its versions serve from that day on.`);
  if (endedOn !== null && since > endedOn) throw bad(`${name} ended on ${formatDay(endedOn)}.`);
  if (since > ctx.today) throw bad(`today is ${formatDay(ctx.today)}; write the day on which it began to serve.`);
}

/** Takes a version out that was written down in error; the row stays with who and when. */
export async function withdrawVersion(
  ctx: TenantContext,
  { id, reason }: z.infer<typeof withdrawSchema>,
): Promise<void> {
  const where = { organizationId_id: { organizationId: ctx.organization.id, id } };
  const version = await ctx.db.deploymentVersion.findUnique({
    where,
    include: { deployment: { select: { name: true } } },
  });
  if (!version || version.withdrawnAt) throw notFound("version");
  await ctx.db.deploymentVersion.update({ where, data: { withdrawnAt: ctx.now, withdrawnBy: ctx.actor.name } });
  await audit(ctx, {
    action: "deployment.withdraw-version",
    subject: `${version.deployment.name}: ${version.model}`,
    reason,
    facts: { version: id },
  });
}
