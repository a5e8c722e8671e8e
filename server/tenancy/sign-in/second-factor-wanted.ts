import { z } from "zod";
import { Refusal } from "../../kernel/refusal";
import { audit } from "../audit";
import type { TenantContext } from "../context";
import type { TenantTransaction } from "../tenant-database";
import type { SignedInPerson } from "./session";

/** For who came in with one factor alone. @throws Refusal where the organization wants a second one of everybody */
export async function mustWantNoSecondFactor(
  db: Pick<TenantTransaction, "organization">,
  organizationId: string,
): Promise<void> {
  if (await isSecondFactorWanted(db, organizationId))
    throw new Refusal(
      "forbidden",
      "second-factor-needed",
      "This organization asks everybody for a second factor: turn one on in your account, then come back.",
    );
}

export async function isSecondFactorWanted(
  db: Pick<TenantTransaction, "organization">,
  organizationId: string,
): Promise<boolean> {
  const found = await db.organization.findUnique({
    where: { id: organizationId },
    select: { wantsSecondFactor: true },
  });
  return found?.wantsSecondFactor ?? false;
}

export const wantSecondFactorSchema = z.object({ isWanted: z.boolean() });

/**
 * Asks a second factor of everybody who comes in by a way of their own, from the next request on, or asks it no more.
 * @throws Refusal for who has none, who would be out at once
 */
export async function wantSecondFactor(
  ctx: TenantContext,
  { hasTwoFactors }: Pick<SignedInPerson, "hasTwoFactors">,
  { isWanted }: z.infer<typeof wantSecondFactorSchema>,
): Promise<void> {
  const { id, name } = ctx.organization;
  const before = await isSecondFactorWanted(ctx.db, id);
  if (before === isWanted) return;
  if (isWanted && !hasTwoFactors)
    throw new Refusal("conflict", "own-second-factor-first", "Turn on a second factor for yourself first.");
  await ctx.db.organization.update({ where: { id }, data: { wantsSecondFactor: isWanted } });
  await audit(ctx, { action: "organization.want-second-factor", subject: name, before, after: isWanted });
}
