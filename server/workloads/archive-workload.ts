import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findWorkload } from "./find-workload";

/**
 * Takes a workload out of the lists, or brings it back. Its usage stays its own, and its rules go on matching, so that
 * totals add up; it is shown in quarters in which it has usage.
 */
export async function archiveWorkload(
  ctx: TenantContext,
  input: { readonly id: string; readonly isArchived: boolean },
): Promise<void> {
  const workload = await findWorkload(ctx, input.id);
  if (workload.isArchived === input.isArchived) return;
  await ctx.db.workload.update({
    where: { organizationId_id: { organizationId: ctx.organization.id, id: workload.id } },
    data: { archivedAt: input.isArchived ? ctx.now : null },
  });
  await audit(ctx, { action: input.isArchived ? "workload.archive" : "workload.bring-back", subject: workload.name });
}
