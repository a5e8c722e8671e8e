import type { SendMailOptions } from "nodemailer";
import type { OutgoingLetter } from "./transport";

/** The letter in the mailer's words, alike for SMTP and for a file. */
export const messageOf = (
  letter: Omit<OutgoingLetter, "from"> & { readonly from: SendMailOptions["from"] },
): SendMailOptions => ({
  from: letter.from,
  to: letter.to,
  subject: letter.subject,
  messageId: letter.messageId,
  date: letter.date,
  html: letter.html,
  text: letter.text,
  headers: letter.headers,
  attachments: letter.attachments.map(({ filename, content, contentType, cid }) => ({
    filename,
    content: Buffer.from(content),
    contentType,
    ...(cid ? { cid, contentDisposition: "inline" as const } : {}),
  })),
  disableFileAccess: true,
  disableUrlAccess: true,
});
