import { addJob } from "../../queue";
import { newId } from "../new-id";
import type { PersonTransaction } from "../tenant-database";

/** What a person is written, whatever organizations they belong to. */
export type PersonLetterKind =
  "reset" | "link" | "invitation" | "password-changed" | "second-factor-on" | "second-factor-off" | "passkey-added";

/** After so many hours a letter that could not be sent is of no use any more. */
const HOURS: Readonly<Record<PersonLetterKind, number>> = {
  ...{ reset: 1, link: 1, invitation: 48, "password-changed": 24 },
  ...{ "second-factor-on": 24, "second-factor-off": 24, "passkey-added": 24 },
};

export interface AskedLetter {
  readonly kind: PersonLetterKind;
  readonly email: string;
  /** `<organization>.<invitation>`; or what was added. */
  readonly about?: string;
}

/**
 * Asks for a letter, in the transaction of the business it belongs to. The same is done for an address that nobody has: who it
 * is, and the link in it, come only when it leaves, so neither the answer nor its time says anything, and no link is stored.
 */
export async function askPersonLetter(
  db: Pick<PersonTransaction, "personLetter" | "$queryRawUnsafe">,
  { kind, email, about = "" }: AskedLetter,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + HOURS[kind] * 3_600_000);
  await db.personLetter.create({ data: { id: newId(), kind, email, about, createdAt: now, dueAt: now, expiresAt } });
  await addJob(db, "deliver-person-letters", {});
}
