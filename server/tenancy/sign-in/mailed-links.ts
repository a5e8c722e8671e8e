import { hashToken } from "../hash-token";
import { newSecret } from "../new-id";
import { asPerson, type PersonTransaction } from "../tenant-database";
import { emailSchema } from "../schema";
import { askPersonLetter } from "./person-letters";
import { takeTurn } from "./throttle";

/** `reset`: to choose a password · `link`: to sign in. */
export type LinkPurpose = "reset" | "link";

/** How long a link works, from when the letter left; one that signs in no longer than ASVS 5.0 V6.5.5 allows. */
export const LINK_MINUTES: Readonly<Record<LinkPurpose, number>> = { reset: 30, link: 10 };

/**
 * Asks for a link by mail; the answer is the same for everybody. `address` is where the request comes from, empty: not known.
 * @throws Refusal `paused` after too many, for an address that nobody has too
 */
export async function askForLink(
  purpose: LinkPurpose,
  asked: { readonly email: string; readonly address: string },
  now: Date,
): Promise<void> {
  const email = emailSchema.parse(asked.email);
  await takeTurn(
    [
      [purpose, email],
      ["letters-address", asked.address],
    ],
    now,
  );
  await asPerson(null, (db) => askPersonLetter(db, { kind: purpose, email }, now));
}

/** Makes the link's token when its letter leaves; what was sent before it works no more. Null: nobody has this address. */
export async function makeLinkToken(
  purpose: LinkPurpose,
  email: string,
  now: Date,
): Promise<{ token: string; name: string; isDemo: boolean } | null> {
  return asPerson(null, async (db) => {
    const user = await db.user.findUnique({ where: { email } });
    if (!user) return null;
    const token = newSecret();
    await db.signInToken.deleteMany({ where: { userId: user.id, purpose } });
    await db.signInToken.create({
      data: {
        ...{ tokenHash: hashToken(token), purpose, userId: user.id, createdAt: now },
        expiresAt: new Date(now.getTime() + LINK_MINUTES[purpose] * 60_000),
      },
    });
    return { token, name: user.name, isDemo: user.isDemo };
  });
}

const openWhere = (purpose: LinkPurpose, token: string, now: Date) =>
  ({ tokenHash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: now } }) as const;

/** Whose link it is, without using it: unknown, used and expired ones are alike null. */
export async function personOfLink(purpose: LinkPurpose, token: string, now: Date) {
  return asPerson(null, async (db) => {
    const found = await db.signInToken.findFirst({
      where: openWhere(purpose, token, now),
      include: { user: { include: { secondFactor: true } } },
    });
    if (!found) return null;
    const { id, name, email, isDemo, passwordHash, secondFactor } = found.user;
    return { userId: id, name, email, isDemo, passwordHash, hasSecondFactor: Boolean(secondFactor?.confirmedAt) };
  });
}

/** Uses a link up: true for one of those who try at once, and once. */
export async function takeLink(
  db: PersonTransaction,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<boolean> {
  const where = openWhere(purpose, token, now);
  return (await db.signInToken.updateMany({ where, data: { usedAt: now } })).count === 1;
}
