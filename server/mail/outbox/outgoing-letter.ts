import { readEnvironment } from "@/server/environment/environment";
import type { Letter } from "@/server/tenancy/generated/client";
import type { TenantTransaction } from "@/server/tenancy/tenant-database";
import type { OutgoingAttachment, OutgoingLetter } from "../transports/transport";

/** A letter of the outbox with its documents, ready to leave. */
export async function outgoingLetter(db: TenantTransaction, letter: Letter): Promise<OutgoingLetter> {
  const names = letter.attachments as string[];
  const documents = letter.reviewId
    ? await db.reviewDocument.findMany({
        where: { organizationId: letter.organizationId, reviewId: letter.reviewId, name: { in: names } },
        orderBy: { name: "asc" },
      })
    : [];
  const stop = /^Stop these mails: (\S+)$/m.exec(letter.text)?.[1];
  return {
    from: readEnvironment(process.env).MAIL_FROM,
    to: { name: letter.toName, address: letter.to },
    subject: letter.subject,
    messageId: letter.messageId,
    date: letter.createdAt,
    html: letter.html,
    text: letter.text,
    // One click, without a page in between (RFC 8058).
    headers: stop ? { "List-Unsubscribe": `<${stop}/now>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {},
    attachments: documents.map(({ name, contentType, bytes }): OutgoingAttachment => ({
      filename: name,
      content: bytes,
      contentType,
      cid: contentType === "image/png" ? name : null,
    })),
  };
}
