import type { z } from "zod";
import { formatDay } from "@/server/kernel/format";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { statusOn } from "./record-deployment";
import { deploymentFaults } from "./rules/deployment-faults";
import type { startDeploymentSchema, StoredBaseline } from "./schema";
import { findDeployment, type StoredDeployment } from "./store";
import { suggestBaseline } from "./suggest-baseline";

/**
 * Begins a planned deployment on its first day in production, or moves that day. Its baseline is the workload's profile over the 90 days
 * before, at the dated prices of the models that served it; without enough usage the one of the promise stays, marked as estimated.
 */
export async function startDeployment(ctx: TenantContext, input: z.infer<typeof startDeploymentSchema>): Promise<void> {
  const deployment = await findDeployment(ctx, input.id);
  const { id, name, startedOn: before, endedOn } = deployment;
  const baseline =
    input.baseline === "measured" ? await measured(ctx, deployment, input.startedOn) : deployment.baseline;
  const faults = deploymentFaults({ ...deployment, startedOn: input.startedOn, baseline });
  if (faults.length > 0) {
    const sentence = faults.map(({ path, problem }) => `${path} ${problem}`).join(". ");
    throw new Refusal("bad-input", "deployment-faults", `${sentence}.`, { faults, field: "startedOn" });
  }
  await ctx.db.deployment.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id } },
    data: {
      startedOn: new Date(`${input.startedOn}T00:00:00Z`),
      status: statusOn(ctx.today, input.startedOn, endedOn),
      baseline,
    },
  });
  await audit(ctx, {
    action: "deployment.start",
    subject: name,
    facts: {
      deployment: id,
      startedOn: input.startedOn,
      baseline,
      before: { startedOn: before, baseline: deployment.baseline },
    },
  });
}

async function measured(
  ctx: TenantContext,
  { workloadId, workloadName }: StoredDeployment,
  day: string,
): Promise<StoredBaseline> {
  const found = await suggestBaseline(ctx, { workloadId, before: day });
  if (!found)
    throw new Refusal(
      "conflict",
      "too-little-usage",
      `${workloadName} has less than 14 days of usage before ${formatDay(day)}: keep the baseline that is written down.`,
      { field: "baseline" },
    );
  return found.baseline;
}
