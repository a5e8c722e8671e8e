import path from "node:path";
import { readEnvironment } from "@/server/environment/environment";
import { addJob } from "@/server/queue";
import { asPerson } from "@/server/tenancy/tenant-database";
import type { PersonLetterKind } from "@/server/tenancy/sign-in/person-letters";
import { configuredTransport, outboxTransport } from "../outbox/deliver-letters";
import type { Transport } from "../transports/transport";
import { personLetter } from "./person-letter";

/** Minutes until the next try, after each failure that may pass. */
const BACK_OFF_MINUTES = [1, 5, 15, 60];
/** How long a worker may hold a letter before another one takes it. */
const HELD_MINUTES = 2;

/**
 * Sends the letters to persons that are due. Each is claimed by putting it off, and goes out of the table once it is sent, is of
 * no use any more, or nobody has its address. The links in it are made here, so that none is ever stored.
 */
export async function deliverPersonLetters(asked?: Transport, now = (): Date => new Date()): Promise<void> {
  for (;;) {
    const claimed = await claim(now());
    if (!claimed) return;
    const { id, kind, email, about, attempts } = claimed;
    const letter = await personLetter(kind as PersonLetterKind, email, about, now());
    if (!letter) {
      await forget(id);
      continue;
    }
    const transport = asked ?? (letter.isDemo ? outboxTransport() : configuredTransport());
    const from = readEnvironment(process.env).MAIL_FROM;
    const fate = await transport.send(
      {
        ...{ from, to: { name: letter.name, address: email }, subject: letter.subject },
        ...{ messageId: `<${id}@quarterdeck>`, date: now(), html: letter.html, text: letter.text },
        ...{ headers: {}, attachments: [] },
      },
      path.join("people", `${id}.eml`),
    );
    const minutes = BACK_OFF_MINUTES[attempts - 1];
    if (fate.kind === "later" && minutes !== undefined) await putOff(id, new Date(now().getTime() + minutes * 60_000));
    else await forget(id);
  }
}

interface Claimed {
  readonly id: string;
  readonly kind: string;
  readonly email: string;
  readonly about: string;
  readonly attempts: number;
}

const claim = (now: Date): Promise<Claimed | undefined> =>
  asPerson(null, async (db) => {
    await db.personLetter.deleteMany({ where: { expiresAt: { lt: now } } });
    const until = new Date(now.getTime() + HELD_MINUTES * 60_000);
    const [row] = await db.$queryRaw<Claimed[]>`
      UPDATE "PersonLetter" SET attempts = attempts + 1, "dueAt" = ${until}
      WHERE id = (SELECT id FROM "PersonLetter" WHERE "dueAt" <= ${now} ORDER BY "dueAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, email, about, attempts`;
    if (row) await addJob(db, "deliver-person-letters", {}, until);
    return row;
  });

const forget = (id: string) => asPerson(null, (db) => db.personLetter.deleteMany({ where: { id } }));

const putOff = (id: string, dueAt: Date): Promise<void> =>
  asPerson(null, async (db) => {
    await db.personLetter.updateMany({ where: { id }, data: { dueAt } });
    await addJob(db, "deliver-person-letters", {}, dueAt);
  });
