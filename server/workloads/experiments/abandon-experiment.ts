import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { abandonExperimentSchema } from "./experiment-schema";
import { findExperiment } from "./find-experiment";

/** Ends a test without a result, with the reason; it stays to be read. */
export async function abandonExperiment(
  ctx: TenantContext,
  { id, reason }: z.infer<typeof abandonExperimentSchema>,
): Promise<void> {
  const { row, workload } = await findExperiment(ctx, id);
  if (row.status === "abandoned") return;
  if (row.status === "done")
    throw new Refusal("conflict", "has-ended", "This test has its result: withdraw the measurement instead.", {
      status: row.status,
    });
  await ctx.db.experiment.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id } },
    data: { status: "abandoned", endedOn: new Date(`${ctx.today}T00:00:00Z`), endedWhy: reason },
  });
  await audit(ctx, { action: "experiment.abandon", subject: workload.name, reason, facts: { experiment: id } });
}
