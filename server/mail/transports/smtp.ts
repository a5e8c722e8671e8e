import { createTransport, type SendMailOptions, type SentMessageInfo, type Transporter } from "nodemailer";
import { messageOf } from "./message";
import type { Fate, OutgoingLetter, Transport } from "./transport";
import { watchHandOver } from "./watch-hand-over";

const CONNECT_MS = 10_000;
const ANSWER_MS = 60_000;

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** A key that letters are signed with (RFC 6376); its public half stands at `<selector>._domainkey.<domain>`. */
export interface DkimKey {
  readonly domainName: string;
  readonly keySelector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Sends by SMTP (RFC 5321): 4xx is tried again, 5xx is final, silence after DATA is uncertain. */
export function smtp(url: string, dkim?: DkimKey, answerMs = ANSWER_MS): Transport {
  const mailer = createTransport(url, {});
  return { name: "smtp", send: (letter) => sendThrough(mailer, letter, dkim, answerMs) };
}

type Sender = NonNullable<SendMailOptions["from"]>;

/** One conversation with a mail server about one letter. */
export async function sendThrough(
  mailer: Transporter<SentMessageInfo>,
  letter: Omit<OutgoingLetter, "from"> & { readonly from: Sender },
  dkim?: DkimKey,
  answerMs = ANSWER_MS,
): Promise<Fate> {
  watchHandOver(mailer);
  let isHandedOver = false;
  // Where the conversation itself looks for them; what the mailer is called with goes to letters.
  const line = mailer.transporter as { options?: object };
  line.options = {
    ...line.options,
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: answerMs },
  };
  try {
    const watcher = { onHandOver: () => void (isHandedOver = true) };
    await mailer.sendMail({ ...messageOf(letter), ...(dkim ? { dkim: { ...dkim } } : {}), ...watcher });
    return { kind: "sent" };
  } catch (error) {
    return fateOf(error as SmtpError, isHandedOver);
  }
}

/** Refused before a word was spoken: an address with a line break or a list, a letter over the server's size. */
const UNSENDABLE = ["EENVELOPE", "EMESSAGE"];

/** What an error says about the letter. A server's answer decides; without one it matters whether the text was handed over. */
export function fateOf(error: SmtpError, isHandedOver: boolean): Fate {
  const reason = error.message.replaceAll(/[\r\n]+/g, " ").slice(0, 300);
  const answer = error.responseCode ?? 0;
  // A password that is refused says nothing about a letter: it goes when the operator has mended that.
  const isAboutUs = error.code === "EAUTH" || error.code === "ETLS";
  if (answer >= 500 && !isAboutUs) return { kind: "refused", reason, isAddress: error.command === "RCPT TO" };
  if (answer >= 400) return { kind: "later", reason };
  if (UNSENDABLE.includes(error.code ?? "")) return { kind: "refused", reason, isAddress: false };
  return { kind: isHandedOver ? "uncertain" : "later", reason };
}
