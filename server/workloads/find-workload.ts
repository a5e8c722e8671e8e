import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { storedWorkloads, type StoredOption, type StoredWorkload } from "./store";

/** A workload of this organization. @throws Refusal not-found for any other id. */
export async function findWorkload(ctx: TenantContext, id: string): Promise<StoredWorkload> {
  const [workload] = await storedWorkloads(ctx, id);
  if (!workload) throw notFound("workload");
  return workload;
}

/** An option of this organization with its workload. @throws Refusal not-found for any other id. */
export async function findOption(
  ctx: TenantContext,
  id: string,
): Promise<{ workload: StoredWorkload; option: StoredOption }> {
  const row = await ctx.db.option.findUnique({
    where: { organizationId_id: { organizationId: ctx.organization.id, id } },
    select: { workloadId: true },
  });
  if (!row) throw notFound("option");
  const workload = await findWorkload(ctx, row.workloadId);
  const option = workload.options.find((one) => one.id === id);
  if (!option) throw notFound("option");
  return { workload, option };
}
