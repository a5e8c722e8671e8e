import { audit } from "@/server/tenancy/audit";
import type { OpenLink } from "@/server/tenancy/enter-link";
import type { TenantContext } from "@/server/tenancy/context";

/** Takes the address that a link was written to off the list: it gets nothing more, even what is queued. Again changes nothing. */
export async function stopMails(ctx: TenantContext, link: OpenLink): Promise<{ recipient: string }> {
  const { count } = await ctx.db.recipient.updateMany({
    where: { organizationId: ctx.organization.id, email: link.recipient, removedAt: null },
    data: { removedAt: ctx.now },
  });
  if (count > 0)
    await audit(ctx, { action: "recipient.stop", subject: link.recipient, reason: "asked for in the mail" });
  return { recipient: link.recipient };
}
