import { createTransport } from "nodemailer";
import { messageOf } from "./message";
import type { Fate, Transport } from "./transport";

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
export function smtp(url: string, dkim?: DkimKey): Transport {
  const mailer = createTransport(url, {});
  Object.assign(mailer.options, {
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
  });
  return {
    name: "smtp",
    send: async (letter) => {
      try {
        await mailer.sendMail({ ...messageOf(letter), ...(dkim ? { dkim: { ...dkim } } : {}) });
        return { kind: "sent" };
      } catch (error) {
        return fateOf(error as SmtpError);
      }
    },
  };
}

/** What an error says about the letter. A server's answer decides; without one it matters how far we had come. */
export function fateOf(error: SmtpError): Fate {
  const reason = error.message.replaceAll(/[\r\n]+/g, " ").slice(0, 300);
  const answer = error.responseCode ?? 0;
  if (answer >= 500) return { kind: "refused", reason, isAddress: error.command === "RCPT TO" };
  if (answer >= 400) return { kind: "later", reason };
  // Refused before a word was spoken: an address with a line break or a list, say.
  if (error.code === "EENVELOPE") return { kind: "refused", reason, isAddress: false };
  // The text was handed over, or was being: only the server knows whether it took it.
  if (error.command === "DATA" || error.command === "CONN_DATA") return { kind: "uncertain", reason };
  if (error.code === "ETIMEDOUT" && error.command !== "CONN") return { kind: "uncertain", reason };
  return { kind: "later", reason };
}
