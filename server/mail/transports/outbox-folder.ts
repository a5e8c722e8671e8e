import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createTransport } from "nodemailer";
import { messageOf } from "./message";
import type { Transport } from "./transport";

/** Where no SMTP is configured: every letter is a file in the standard form of mail, and stands on the outbox page. */
export function outboxFolder(folder: string): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    name: "outbox",
    send: async (letter, file) => {
      const { message } = await composer.sendMail(messageOf(letter));
      const target = path.join(folder, file);
      mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
      // Whole or not at all.
      writeFileSync(`${target}.part`, message as Buffer, { mode: 0o600 });
      renameSync(`${target}.part`, target);
      return { kind: "sent" };
    },
  };
}
