import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { findWorkload } from "../find-workload";

/** A test of this organization with its workload. @throws Refusal not-found for any other id. */
export async function findExperiment(ctx: TenantContext, id: string) {
  const row = await ctx.db.experiment.findUnique({
    where: { organizationId_id: { organizationId: ctx.organization.id, id } },
  });
  if (!row) throw notFound("test");
  return { row, workload: await findWorkload(ctx, row.workloadId) };
}
