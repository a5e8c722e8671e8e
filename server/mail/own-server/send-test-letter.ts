import { Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { audit } from "@/server/tenancy/audit";
import { writeNotice } from "../write-notice";

const PAUSE_MS = 60_000;

/** Writes a letter to whoever asks, which leaves as all letters of the organization do. Answers to which address. */
export async function sendTestLetter(ctx: TenantContext): Promise<{ to: string }> {
  const organizationId = ctx.organization.id;
  const me = await ctx.db.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId: ctx.actor.id } },
  });
  if (!me) throw new Refusal("bad-input", "no-address", "A test letter goes to a member: sign in as one.");
  const now = new Date();
  const newest = await ctx.db.letter.findFirst({
    where: { organizationId, kind: "test", dueAt: { gt: new Date(now.getTime() - PAUSE_MS) } },
  });
  if (newest)
    throw new Refusal("conflict", "too-soon", "A test letter left within the last minute: look at the outbox.");
  await writeNotice(ctx, {
    ...{ key: `test:${ctx.newId()}`, kind: "test", reviewId: null, to: { name: me.name, email: me.email } },
    subject: `A test letter of ${ctx.organization.name}`,
    finding: "Letters of this organization reach you.",
    paragraphs: ["This letter left as every letter of the organization does."],
    link: { path: "/settings/outbox", label: "Look at the outbox" },
    why: "You get it because you asked for it on the page of the mail server.",
  });
  await audit(ctx, { action: "mail.send-test", subject: me.email });
  return { to: me.email };
}
