import type { TenantContext } from "./context";

const PAGE = 100;

/** Who did what when and why, newest first; `before` is the instant of the last entry of the page before. */
export async function readAuditLog(ctx: TenantContext, input: { before?: Date | undefined }) {
  const rows = await ctx.db.auditEntry.findMany({
    where: { organizationId: ctx.organization.id, ...(input.before ? { at: { lt: input.before } } : {}) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: PAGE + 1,
  });
  const entries = rows.slice(0, PAGE).map(({ id, at, actor, action, subject, reason, facts }) => ({
    id,
    at,
    actor,
    action,
    subject,
    reason,
    facts: JSON.stringify(facts),
  }));
  return { entries, next: rows.length > PAGE ? (entries.at(-1)?.at ?? null) : null };
}
