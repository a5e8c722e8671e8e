import { notFound } from "../../kernel/refusal";
import { audit } from "../audit";
import type { TenantContext } from "../context";

/** Takes a token back; its next request is refused. @throws Refusal not-found for a foreign, revoked or random one. */
export async function revokeToken(ctx: TenantContext, { id }: { id: string }): Promise<void> {
  const organizationId = ctx.organization.id;
  const row = await ctx.db.apiToken.findUnique({ where: { organizationId_id: { organizationId, id } } });
  const { count } = await ctx.db.apiToken.updateMany({
    where: { organizationId, id, revokedAt: null },
    data: { revokedAt: new Date(), revokedBy: ctx.actor.name },
  });
  if (!row || count === 0) throw notFound("token");
  await audit(ctx, { action: "token.revoke", subject: row.name, facts: { token: id } });
}
