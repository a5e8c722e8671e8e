import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { startExperimentSchema } from "./experiment-schema";
import { findExperiment } from "./find-experiment";
import { refuseDayToCome } from "./plan-experiment";

/** A planned test begins. @throws Refusal for one that has begun or ended. */
export async function startExperiment(
  ctx: TenantContext,
  { id, startedOn }: z.infer<typeof startExperimentSchema>,
): Promise<void> {
  const { row, workload } = await findExperiment(ctx, id);
  refuseDayToCome(ctx, startedOn);
  if (row.status !== "planned")
    throw new Refusal("conflict", "not-planned", `This test is ${row.status}: only a planned one is started.`, {
      status: row.status,
    });
  await ctx.db.experiment.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id } },
    data: { status: "running", startedOn: new Date(`${startedOn}T00:00:00Z`) },
  });
  await audit(ctx, { action: "experiment.start", subject: workload.name, facts: { experiment: id, startedOn } });
}
