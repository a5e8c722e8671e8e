import type { z } from "zod";
import type { TenantContext } from "../context";
import type { AuditEntry } from "../generated/client";
import { auditWhere, type auditLogInput } from "./audit-filter";

const PAGE = 100;

/** Who did what when, from where and why, newest first; `next` is the place to go on from. */
export async function readAuditLog(ctx: TenantContext, input: z.output<typeof auditLogInput>) {
  const [instant, id] = input.after?.split("~") ?? [];
  const where = auditWhere(ctx.organization.id, input);
  const rows = await ctx.db.auditEntry.findMany({
    where: instant
      ? { AND: [where, { OR: [{ at: { lt: new Date(instant) } }, { at: new Date(instant), id: { lt: id ?? "" } }] }] }
      : where,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: PAGE + 1,
  });
  const entries = rows.slice(0, PAGE).map(entryOf);
  const last = entries.at(-1);
  return { entries, next: rows.length > PAGE && last ? `${last.at.toISOString()}~${last.id}` : null };
}

/** Whom and what a filter may name. */
export async function auditChoices(ctx: TenantContext) {
  const where = { organizationId: ctx.organization.id };
  const people = await ctx.db.auditEntry.groupBy({ by: ["actor"], where, orderBy: { actor: "asc" } });
  const actions = await ctx.db.auditEntry.groupBy({ by: ["action"], where, orderBy: { action: "asc" } });
  return { people: people.map(({ actor }) => actor), actions: actions.map(({ action }) => action) };
}

const text = (value: unknown): string => (value === null || value === undefined ? "" : JSON.stringify(value));

/** An entry as pages and files show it. */
export const entryOf = (row: AuditEntry) => ({
  ...{ id: row.id, at: row.at, actor: row.actor, kind: row.actorKind, actorId: row.actorId, role: row.actorRole },
  ...{ origin: row.origin, agent: row.agent, action: row.action, subject: row.subject, reason: row.reason },
  ...{ before: text(row.before), after: text(row.after), facts: JSON.stringify(row.facts) },
});
export type ShownEntry = ReturnType<typeof entryOf>;
