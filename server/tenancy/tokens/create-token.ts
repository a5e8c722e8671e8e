import { Refusal } from "../../kernel/refusal";
import { roleMay } from "../abilities";
import { audit } from "../audit";
import type { TenantContext } from "../context";
import { hashToken } from "../hash-token";
import { newSecret } from "../new-id";
import type { NewToken } from "./token-schema";

const DAY_MS = 86_400_000;

/**
 * Makes a token and answers it, this once: `organization.token.secret`, so that the tenant is set before anything is read.
 * Only its hash is kept. It ends by the real clock, wherever the organization's own clock stands.
 * @throws Refusal forbidden where it could do what its maker may not.
 */
export async function createToken(
  ctx: TenantContext,
  input: NewToken,
): Promise<{ id: string; token: string; expiresAt: string }> {
  const { role } = ctx.actor;
  const beyond = input.abilities.find((ability) => role !== null && !roleMay(role, ability));
  if (beyond)
    throw new Refusal("forbidden", "beyond-your-role", `Your role here may not ${beyond}: no more may the token.`);
  const organizationId = ctx.organization.id;
  const id = ctx.newId();
  const token = `${organizationId}.${id}.${newSecret()}`;
  const { name, abilities, requestsPerMinute, expiresInDays } = input;
  const expiresAt = new Date(Date.now() + expiresInDays * DAY_MS);
  await ctx.db.apiToken.create({
    data: {
      ...{ organizationId, id, name, abilities, requestsPerMinute, expiresAt },
      ...{ secretHash: hashToken(token), createdBy: ctx.actor.name },
    },
  });
  await audit(ctx, {
    action: "token.create",
    subject: name,
    facts: { token: id, abilities, requestsPerMinute, expiresAt: expiresAt.toISOString() },
  });
  return { id, token, expiresAt: expiresAt.toISOString() };
}
