import { asPerson } from "../tenant-database";
import { IDLE_DAYS } from "./open-session";

export interface SignedInPerson {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** The one organization that the session opens, whose issuer vouched for the person; null: all of theirs. */
  readonly boundTo: string | null;
  /** They came in by a passkey, or a second factor stands behind their password. */
  readonly hasTwoFactors: boolean;
}

const RENEW_AFTER_MINUTES = 5;

/** The person behind a session row, read at every request; null where it expired, was not used for long, or was deleted. */
export async function personOfSession(
  sessionId: string,
  now: Date,
  demoMaySignIn: boolean,
): Promise<SignedInPerson | null> {
  return asPerson(null, async (db) => {
    const session = await db.session.findUnique({
      where: { id: sessionId },
      include: { user: { include: { secondFactor: true } } },
    });
    if (!session || session.expiresAt <= now || (session.user.isDemo && !demoMaySignIn)) return null;
    const unseenMs = now.getTime() - session.lastSeenAt.getTime();
    if (unseenMs > IDLE_DAYS * 86_400_000) return null;
    if (unseenMs > RENEW_AFTER_MINUTES * 60_000)
      await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } });
    const { userId, boundTo, method, user } = session;
    const hasTwoFactors = method === "passkey" || Boolean(user.secondFactor?.confirmedAt);
    return { sessionId, userId, name: user.name, email: user.email, boundTo, hasTwoFactors };
  });
}

export async function signOut(sessionId: string): Promise<void> {
  await asPerson(null, (db) => db.session.deleteMany({ where: { id: sessionId } }));
}
