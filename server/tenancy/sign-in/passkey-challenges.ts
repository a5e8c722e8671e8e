import { Refusal } from "../../kernel/refusal";
import { asPerson } from "../tenant-database";
import { passkeyPlace, type PasskeyPlace } from "./passkey-place";

const VALID_MINUTES = 5;

/** @throws Refusal where the installation has no name that passkeys could belong to */
export function placeOfPasskeys(): PasskeyPlace {
  const place = passkeyPlace(process.env.APP_URL ?? "http://127.0.0.1:3000");
  if (!place)
    throw new Refusal(
      "unavailable",
      "no-name",
      "Passkeys belong to a name served over https: the operator sets one as APP_URL.",
    );
  return place;
}

/** Remembers what a browser is asked to sign. */
export async function keepChallenge(challenge: string, userId: string | null, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + VALID_MINUTES * 60_000);
  await asPerson(userId, (db) => db.passkeyChallenge.create({ data: { challenge, userId, expiresAt } }));
}

/** Takes a challenge out, in a transaction of its own: it is answered once, rightly or not. */
export async function takeChallenge(challenge: string, userId: string | null, now: Date): Promise<boolean> {
  const where = { challenge, userId, expiresAt: { gt: now } };
  return (await asPerson(userId, (db) => db.passkeyChallenge.deleteMany({ where }))).count === 1;
}
