import type { z } from "zod";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";
import type { addRecipientInput, recipientIdInput } from "./inputs";
import type { ReviewScope } from "./rules/summary-of";

export interface ListedRecipient {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly scope: ReviewScope;
  readonly addedBy: string;
  readonly addedAt: string;
}

/** Who gets the signed review by mail, by address. */
export async function listRecipients(ctx: TenantContext): Promise<ListedRecipient[]> {
  const rows = await ctx.db.recipient.findMany({
    where: { organizationId: ctx.organization.id, removedAt: null },
    orderBy: { email: "asc" },
  });
  return rows.map(({ id, email, name, scope, createdBy, createdAt }) => ({
    ...{
      id,
      email,
      name,
      scope: scope === "summary" ? "summary" : "whole",
      addedBy: createdBy,
      addedAt: createdAt.toISOString(),
    },
  }));
}

/** Adds an address, or brings back one that was removed. @throws Refusal for one that is there already. */
export async function addRecipient(
  ctx: TenantContext,
  input: z.infer<typeof addRecipientInput>,
): Promise<{ id: string }> {
  const { email, name, scope } = input;
  const organizationId = ctx.organization.id;
  const where = { organizationId_email: { organizationId, email } };
  const before = await ctx.db.recipient.findUnique({ where });
  if (before && before.removedAt === null)
    throw new Refusal("conflict", "recipient-there", `email: ${email} is a recipient already.`, { field: "email" });
  const facts = { name, scope, createdBy: ctx.actor.name, createdAt: ctx.now, removedAt: null };
  const { id } = await ctx.db.recipient.upsert({
    where,
    create: { organizationId, id: ctx.newId(), email, ...facts },
    update: facts,
  });
  await audit(ctx, { action: "recipient.add", subject: email, facts: { recipient: id } });
  return { id };
}

/** Takes an address off the list. What is already in the outbox for it is not sent. */
export async function removeRecipient(ctx: TenantContext, input: z.infer<typeof recipientIdInput>): Promise<void> {
  const where = { organizationId_id: { organizationId: ctx.organization.id, id: input.id } };
  const row = await ctx.db.recipient.findUnique({ where });
  if (!row) throw notFound("recipient");
  if (row.removedAt) return;
  await ctx.db.recipient.update({ where, data: { removedAt: ctx.now } });
  await audit(ctx, { action: "recipient.remove", subject: row.email, facts: { recipient: row.id } });
}
