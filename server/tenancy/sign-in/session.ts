import { asPerson } from "../tenant-database";

export interface SignedInPerson {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

const RENEW_AFTER_MINUTES = 5;

/** The person behind a session row, read at every request; null where it expired or was deleted. */
export async function personOfSession(
  sessionId: string,
  now: Date,
  demoMaySignIn: boolean,
): Promise<SignedInPerson | null> {
  return asPerson(null, async (db) => {
    const session = await db.session.findUnique({ where: { id: sessionId }, include: { user: true } });
    if (!session || session.expiresAt <= now || (session.user.isDemo && !demoMaySignIn)) return null;
    if (now.getTime() - session.lastSeenAt.getTime() > RENEW_AFTER_MINUTES * 60_000)
      await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } });
    return { sessionId, userId: session.userId, name: session.user.name, email: session.user.email };
  });
}

export async function signOut(sessionId: string): Promise<void> {
  await asPerson(null, (db) => db.session.deleteMany({ where: { id: sessionId } }));
}
