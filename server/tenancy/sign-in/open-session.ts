import { newSecret } from "../new-id";
import type { PersonTransaction } from "../tenant-database";

/** A session ends so many days after signing in, and so many after it was last seen. */
export const SESSION_DAYS = 30;
export const IDLE_DAYS = 7;

/** Through which door a person came in. */
export type SignInMethod = "password" | "link" | "passkey" | "company";

export interface NewSession {
  readonly userId: string;
  readonly method: SignInMethod;
  /** The one organization it opens: that whose issuer vouched for the person. Null: all of the person's. */
  readonly boundTo: string | null;
  readonly userAgent: string;
  readonly now: Date;
}

/** What a door answers, and what the cookie is made of. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/** Opens a session: every door ends here. Its id is new each time, 256 random bits, so nobody can lay one ready for somebody else. */
export async function openSession(db: PersonTransaction, session: NewSession): Promise<OpenedSession> {
  const { userId, method, boundTo, userAgent, now } = session;
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000);
  const { id, user } = await db.session.create({
    data: {
      ...{ id: newSecret(), userId, method, boundTo, expiresAt, userAgent: userAgent.slice(0, 200) },
      ...{ createdAt: now, lastSeenAt: now },
    },
    include: { user: true },
  });
  return { sessionId: id, userId, name: user.name, email: user.email };
}
