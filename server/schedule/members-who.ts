import { rolesThatMay, type Ability } from "@/server/tenancy/abilities";
import type { TenantContext } from "@/server/tenancy/context";

/** The members whose role may do something, by address. */
export async function membersWho(
  ctx: TenantContext,
  ability: Ability,
): Promise<{ readonly userId: string; readonly name: string; readonly email: string }[]> {
  return ctx.db.membership.findMany({
    where: { organizationId: ctx.organization.id, role: { in: [...rolesThatMay(ability)] } },
    select: { userId: true, name: true, email: true },
    orderBy: { email: "asc" },
  });
}
