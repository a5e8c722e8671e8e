import { Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findOption } from "./find-workload";

/** Takes an option out of the question. @throws Refusal while another option routes to it. */
export async function archiveOption(ctx: TenantContext, input: { readonly id: string }): Promise<void> {
  const { workload, option } = await findOption(ctx, input.id);
  if (option.isArchived) return;
  const router = workload.options.find(
    (one) => !one.isArchived && one.definition.route?.some((leg) => leg.option === option.key),
  );
  if (router)
    throw new Refusal("conflict", "routed-to", `${router.definition.label} routes to it: change that option first.`, {
      option: router.key,
    });
  const { id: organizationId } = ctx.organization;
  await ctx.db.option.update({
    where: { organizationId_id: { organizationId, id: option.id } },
    data: { archivedAt: ctx.now },
  });
  if (workload.currentOptionId === option.id)
    await ctx.db.workload.update({
      where: { organizationId_id: { organizationId, id: workload.id } },
      data: { currentOptionId: null },
    });
  await audit(ctx, { action: "option.archive", subject: `${workload.name}: ${option.definition.label}` });
}
