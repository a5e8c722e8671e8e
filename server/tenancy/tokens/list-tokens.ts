import type { TenantContext } from "../context";

/** Revoked and ended ones are shown this long, for who wonders why a machine is refused. */
const SHOWN_AFTER_DAYS = 90;

/** Tokens of the organization, the newest first. Their secrets are nowhere. */
export async function listTokens(ctx: TenantContext) {
  const now = Date.now();
  const since = new Date(now - SHOWN_AFTER_DAYS * 86_400_000);
  const rows = await ctx.db.apiToken.findMany({
    where: {
      organizationId: ctx.organization.id,
      expiresAt: { gt: since },
      OR: [{ revokedAt: null }, { revokedAt: { gt: since } }],
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    omit: { secretHash: true, organizationId: true },
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    abilities: row.abilities,
    requestsPerMinute: row.requestsPerMinute,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedBy: row.revokedBy,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    status: row.revokedAt
      ? ("revoked" as const)
      : row.expiresAt.getTime() <= now
        ? ("ended" as const)
        : ("open" as const),
  }));
}
