import { asPerson } from "../tenant-database";
import { IDLE_DAYS } from "./open-session";

const DAY_MS = 86_400_000;

/** Takes out what nobody can use any more: ended sessions, used and expired links, challenges, old counts of tries, letters. */
export async function sweepSignIn(now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  await asPerson(null, async (db) => {
    const unseenSince = new Date(now.getTime() - IDLE_DAYS * DAY_MS);
    await db.session.deleteMany({ where: { OR: [{ expiresAt: { lt: now } }, { lastSeenAt: { lt: unseenSince } }] } });
    await db.signInToken.deleteMany({ where: { expiresAt: { lt: yesterday } } });
    await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
    await db.personLetter.deleteMany({ where: { expiresAt: { lt: now } } });
    await db.signInThrottle.deleteMany({
      where: { firstAt: { lt: yesterday }, OR: [{ pausedUntil: null }, { pausedUntil: { lt: now } }] },
    });
    await db.secondFactor.deleteMany({ where: { confirmedAt: null, createdAt: { lt: yesterday } } });
  });
}
