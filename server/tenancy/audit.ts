import type { Prisma } from "./generated/client";
import type { TenantContext } from "./context";

export interface AuditedAct {
  /** `import.commit`, `decision.make`: what was done, as room and verb. */
  readonly action: string;
  /** What it was done to, as a person would name it. */
  readonly subject: string;
  readonly reason?: string;
  readonly facts?: Prisma.InputJsonObject;
}

/** Writes who did what, why, in the transaction that does it. */
export async function audit(ctx: TenantContext, act: AuditedAct): Promise<void> {
  await ctx.db.auditEntry.create({
    data: {
      organizationId: ctx.organization.id,
      id: ctx.newId(),
      actor: ctx.actor.name,
      action: act.action,
      subject: act.subject,
      reason: act.reason ?? "",
      facts: act.facts ?? {},
    },
  });
}
