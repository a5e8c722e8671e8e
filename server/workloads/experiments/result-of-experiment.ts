import type { Day } from "@/server/kernel/day";
import type { TenantContext } from "@/server/tenancy/context";

/**
 * The test that awaits a result of an option: it counts as started, and is done once each of its options has one.
 * Null: none awaits it.
 */
export async function resultOfExperiment(
  ctx: TenantContext,
  workloadId: string,
  optionKey: string,
  { measuredOn }: { readonly measuredOn: Day },
): Promise<{ id: string; isDone: boolean } | null> {
  const organizationId = ctx.organization.id;
  const open = await ctx.db.experiment.findFirst({
    where: { organizationId, workloadId, status: { in: ["planned", "running"] }, optionKeys: { has: optionKey } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  if (!open) return null;
  const measured = await ctx.db.evidence.findMany({
    where: { organizationId, experimentId: open.id, withdrawnAt: null },
    select: { option: { select: { key: true } } },
  });
  const known = new Set([optionKey, ...measured.map(({ option }) => option.key)]);
  const isDone = open.optionKeys.every((key) => known.has(key));
  const day = new Date(`${measuredOn}T00:00:00Z`);
  await ctx.db.experiment.update({
    where: { organizationId_id: { organizationId, id: open.id } },
    data: {
      startedOn: open.startedOn && open.startedOn < day ? open.startedOn : day,
      ...(isDone ? { status: "done", endedOn: day } : { status: "running" }),
    },
  });
  return { id: open.id, isDone };
}

/** A result of it was taken back: it runs again. */
export async function reopenExperiment(ctx: TenantContext, id: string): Promise<void> {
  await ctx.db.experiment.updateMany({
    where: { organizationId: ctx.organization.id, id, status: "done" },
    data: { status: "running", endedOn: null },
  });
}
