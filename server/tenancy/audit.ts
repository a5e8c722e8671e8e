import { Prisma } from "./generated/client";
import type { Actor, TenantContext } from "./context";

export interface AuditedAct {
  /** `import.commit`, `decision.make`: what was done, as room and verb. */
  readonly action: string;
  /** What it was done to, as a person would name it. */
  readonly subject: string;
  readonly reason?: string;
  /** What was changed, as it was (null: it was not there) and as it became (null: it is gone). */
  readonly before?: Prisma.InputJsonValue | null;
  readonly after?: Prisma.InputJsonValue | null;
  readonly facts?: Prisma.InputJsonObject;
}

const MOST_AGENT = 300;

/** Who acts and from where, in the words of the log. */
export const actorColumns = ({ kind, id, name, role, visitor }: Actor) => ({
  actor: name,
  actorKind: kind,
  actorId: id,
  actorRole: role ?? "",
  origin: kind === "operator" ? "cli" : kind === "schedule" ? "job" : (visitor?.address ?? ""),
  agent: (visitor?.userAgent ?? "").slice(0, MOST_AGENT),
});

/** Writes who did what, from where and why, in the transaction that does it. */
export async function audit(ctx: TenantContext, act: AuditedAct): Promise<void> {
  const { action, subject, reason = "", facts = {} } = act;
  await ctx.db.auditEntry.create({
    data: {
      ...{ organizationId: ctx.organization.id, id: ctx.newId(), ...actorColumns(ctx.actor) },
      ...{ action, subject, reason, facts },
      before: act.before ?? facts.from ?? Prisma.DbNull,
      after: act.after ?? facts.to ?? Prisma.DbNull,
    },
  });
}
