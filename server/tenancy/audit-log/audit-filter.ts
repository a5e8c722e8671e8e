import { z } from "zod";
import type { Prisma } from "../generated/client";

const words = z.string().trim().max(200).optional();

/** What of the log is looked at; everything absent: all of it. Days are UTC, both included. */
export const auditFilter = z.object({
  person: words,
  action: words,
  /** Part of what it was done to. */
  subject: words,
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});
export type AuditFilter = z.output<typeof auditFilter>;

/** The last entry of the page before: its instant and its id. */
export const auditCursor = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z~[\w-]{1,64}$/, "this is no place in the log");
export const auditLogInput = auditFilter.extend({ after: auditCursor.optional() });

const DAY_MS = 86_400_000;

export function auditWhere(organizationId: string, { person, action, subject, from, until }: AuditFilter) {
  const at = {
    ...(from && { gte: new Date(from) }),
    ...(until && { lt: new Date(Date.parse(until) + DAY_MS) }),
  };
  return {
    organizationId,
    ...(person && { actor: person }),
    ...(action && { action }),
    ...(subject && { subject: { contains: subject, mode: "insensitive" } }),
    at,
  } satisfies Prisma.AuditEntryWhereInput;
}
