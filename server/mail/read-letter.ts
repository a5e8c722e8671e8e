import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";

const isPicture = (name: string): boolean => name.endsWith(".png");

/** One letter as it is read: its HTML with the pictures put in place of their content ids, its text, its documents. */
export async function readLetter(ctx: TenantContext, input: { id: string }) {
  const organizationId = ctx.organization.id;
  const letter = await ctx.db.letter.findUnique({
    where: { organizationId_id: { organizationId, id: input.id } },
    include: { review: { select: { quarter: true } } },
  });
  if (!letter) throw notFound("letter");
  const names = letter.attachments as string[];
  const pictures = letter.reviewId
    ? await ctx.db.reviewDocument.findMany({
        where: { organizationId, reviewId: letter.reviewId, name: { in: names.filter(isPicture) } },
      })
    : [];
  const html = pictures.reduce(
    (text, { name, bytes }) =>
      text.replaceAll(`cid:${name}`, `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`),
    letter.html,
  );
  const { id, to, toName, subject, status, sentAt, transport, lastError, messageId, text, attempts } = letter;
  return {
    id,
    to,
    toName,
    subject,
    status,
    sentAt,
    transport,
    lastError,
    messageId,
    text,
    attempts,
    html,
    quarter: letter.review?.quarter ?? null,
    documents: names.filter((name) => !isPicture(name)),
  };
}
