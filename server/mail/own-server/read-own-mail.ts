import type { TenantContext } from "@/server/tenancy/context";
import type { OrganizationMail } from "@/server/tenancy/generated/client";

/** What may be shown and logged of the settings: all but the password. */
export const ownMailFacts = ({
  host,
  port,
  isTls,
  userName,
  fromAddress,
  fromName,
}: Omit<OrganizationMail, "organizationId" | "changedAt" | "changedBy" | "passwordSealed">) => ({
  ...{ host, port, isTls, userName, fromAddress, fromName },
});

/** The organization's own mail server; null: letters leave as the installation's do. */
export async function readOwnMail(ctx: TenantContext) {
  const row = await ctx.db.organizationMail.findUnique({ where: { organizationId: ctx.organization.id } });
  if (!row) return null;
  const { passwordSealed, changedBy, changedAt } = row;
  return { ...ownMailFacts(row), hasPassword: passwordSealed !== "", changedBy, changedAt };
}
