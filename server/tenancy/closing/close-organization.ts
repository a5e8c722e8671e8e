import { Refusal } from "../../kernel/refusal";
import { addJob } from "../../queue";
import { audit } from "../audit";
import type { TenantContext } from "../context";

/** For so many days an owner may take it back. */
export const GRACE_DAYS = 30;
const DAY_MS = 86_400_000;

/** Whether the organization is closed, by whom, and until when that can be taken back. By the real clock, wherever its own stands. */
export async function readClosing(ctx: TenantContext) {
  const { closedAt, closedBy, eraseAfter } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organization.id },
    select: { closedAt: true, closedBy: true, eraseAfter: true },
  });
  return closedAt && eraseAfter ? { closedAt, closedBy, eraseAfter } : null;
}

/**
 * Closes the organization: from the next request on only owners come in, machines and links do not, and no letter leaves. Everything
 * it has is erased after the grace period. @throws Refusal where its name was not typed as it is
 */
export async function closeOrganization(
  ctx: TenantContext,
  input: { name: string; reason: string },
): Promise<{ eraseAfter: Date }> {
  const { id, name, isDemo } = ctx.organization;
  if (isDemo)
    throw new Refusal("conflict", "demo-stays", "The demo is taken out by the operator: npm start -- --remove-demo.");
  if (input.name.trim() !== name)
    throw new Refusal("bad-input", "other-name", `Type the name of the organization as it is: ${name}`, {
      field: "name",
    });
  if (await readClosing(ctx)) throw new Refusal("conflict", "closed-already", "This organization is closed already.");
  const closedAt = new Date();
  const eraseAfter = new Date(closedAt.getTime() + GRACE_DAYS * DAY_MS);
  await ctx.db.organization.update({ where: { id }, data: { closedAt, closedBy: ctx.actor.name, eraseAfter } });
  await audit(ctx, {
    ...{ action: "organization.close", subject: name, reason: input.reason },
    ...{ before: "open", after: "closed", facts: { eraseAfter: eraseAfter.toISOString() } },
  });
  return { eraseAfter };
}

/** Takes the deletion back: everybody comes in as before. What waited in the outbox goes on. */
export async function reopenOrganization(ctx: TenantContext): Promise<void> {
  const closing = await readClosing(ctx);
  if (!closing) return;
  const { id, name } = ctx.organization;
  await ctx.db.organization.update({ where: { id }, data: { closedAt: null, closedBy: "", eraseAfter: null } });
  await addJob(ctx.db, "deliver-letters", { organizationId: id });
  await addJob(ctx.db, "keep-calendar", { organizationId: id });
  await audit(ctx, {
    ...{ action: "organization.reopen", subject: name, before: "closed", after: "open" },
    facts: { closedBy: closing.closedBy },
  });
}
