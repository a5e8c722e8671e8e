import type { z } from "zod";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import { findWorkload } from "../find-workload";
import type { bringBackSchema, setAsideSchema } from "./proposal-schema";

/** A person does not want to see a proposal again, and may say why. */
export async function setAside(
  ctx: TenantContext,
  { workloadId, proposal, reason }: z.infer<typeof setAsideSchema>,
): Promise<void> {
  const workload = await findWorkload(ctx, workloadId);
  const said = { reason, setAsideBy: ctx.actor.name, setAsideAt: ctx.now };
  const key = { organizationId: ctx.organization.id, workloadId, proposal };
  await ctx.db.proposalSetAside.upsert({
    where: { organizationId_workloadId_proposal: key },
    create: { ...key, ...said },
    update: said,
  });
  await audit(ctx, { action: "proposal.set-aside", subject: workload.name, reason, facts: { proposal } });
}

/** It is proposed again. */
export async function bringBack(
  ctx: TenantContext,
  { workloadId, proposal }: z.infer<typeof bringBackSchema>,
): Promise<void> {
  const workload = await findWorkload(ctx, workloadId);
  const { count } = await ctx.db.proposalSetAside.deleteMany({
    where: { organizationId: ctx.organization.id, workloadId, proposal },
  });
  if (count > 0) await audit(ctx, { action: "proposal.bring-back", subject: workload.name, facts: { proposal } });
}
