import { addJob } from "@/server/queue";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "@/server/tenancy/audit";
import type { TenantContext } from "@/server/tenancy/context";

/** A person sends a letter again whose fate is not known, or that failed. Nothing else does: it may arrive twice. */
export async function resendLetter(ctx: TenantContext, input: { id: string }): Promise<void> {
  const organizationId = ctx.organization.id;
  const where = { organizationId_id: { organizationId, id: input.id } };
  const letter = await ctx.db.letter.findUnique({ where });
  if (!letter) throw notFound("letter");
  if (letter.status !== "failed" && letter.status !== "uncertain")
    throw new Refusal(
      "conflict",
      "not-to-resend",
      `This letter is ${letter.status}: only a failed or uncertain one is sent again.`,
    );
  if (
    await ctx.db.mailSuppression.findUnique({ where: { organizationId_email: { organizationId, email: letter.to } } })
  )
    throw new Refusal(
      "conflict",
      "address-refused",
      `${letter.to} was refused by its mail server: say first on the outbox page that it takes mail again.`,
    );
  await ctx.db.letter.update({ where, data: { status: "due", attempts: 0, dueAt: new Date(), lastError: "" } });
  await addJob(ctx.db, "deliver-letters", { organizationId });
  await audit(ctx, {
    action: "letter.resend",
    subject: `${letter.subject}, to ${letter.to}`,
    facts: { was: letter.status },
  });
}
