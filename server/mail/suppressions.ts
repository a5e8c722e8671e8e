import { notFound } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { TenantTransaction } from "@/server/tenancy/tenant-database";

export interface ListedSuppression {
  readonly email: string;
  /** What the mail server said. */
  readonly reason: string;
  readonly since: string;
}

/** Addresses that a mail server refused for good. */
export async function listSuppressions(ctx: TenantContext): Promise<ListedSuppression[]> {
  const rows = await ctx.db.mailSuppression.findMany({
    where: { organizationId: ctx.organization.id },
    orderBy: { email: "asc" },
  });
  return rows.map(({ email, reason, since }) => ({ email, reason, since: since.toISOString() }));
}

/** A person says that an address takes mail again. Letters that were withheld are sent again one by one, by a person. */
export async function clearSuppression(ctx: TenantContext, input: { readonly email: string }): Promise<void> {
  const organizationId_email = { organizationId: ctx.organization.id, email: input.email };
  const found = await ctx.db.mailSuppression.findUnique({ where: { organizationId_email } });
  if (!found) throw notFound("address");
  await ctx.db.mailSuppression.delete({ where: { organizationId_email } });
  await audit(ctx, { action: "mail.unsuppress", subject: input.email, facts: { was: found.reason } });
}

/** Remembers an address that was refused for good; the first reason stays. */
export async function suppress(
  db: TenantTransaction,
  organizationId: string,
  refused: { readonly email: string; readonly reason: string; readonly since: Date },
): Promise<void> {
  await db.mailSuppression.createMany({ data: [{ organizationId, ...refused }], skipDuplicates: true });
}

/** Letters to suppressed addresses that wait: they stop with the reason, and nothing is lost. */
export async function withholdSuppressed(db: TenantTransaction, organizationId: string): Promise<void> {
  for (const { email, reason } of await db.mailSuppression.findMany({ where: { organizationId } }))
    await db.letter.updateMany({
      where: { organizationId, status: "due", to: email },
      data: { status: "failed", lastError: `This address was refused before: ${reason}` },
    });
}
