import { Refusal } from "../../kernel/refusal";
import { newId } from "../new-id";
import { asPerson } from "../tenant-database";
import { passwordMatches, unknownPersonsHash } from "./password";
import { countFailure, forgetFailures, pausedUntil } from "./throttle";

export const SESSION_DAYS = 30;

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string;
  readonly now: Date;
  /** Demo people may sign in only where no one else can reach the server. */
  readonly demoMaySignIn: boolean;
}

/**
 * Checks a password and opens a session of its own. The answer and its time are the same for unknown people.
 * @throws Refusal `wrong-credentials` with the tries left, or `paused` with the time.
 */
export async function signIn(
  attempt: SignInAttempt,
): Promise<{ sessionId: string; userId: string; name: string; email: string }> {
  const email = attempt.email.trim().toLowerCase();
  const keys = [`account:${email}`, ...(attempt.address ? [`address:${attempt.address}`] : [])];
  const { user, paused } = await asPerson(null, async (db) => ({
    user: await db.user.findUnique({ where: { email } }),
    paused: await pausedUntil(db, keys, attempt.now),
  }));
  if (paused) {
    const minutes = Math.max(1, Math.ceil((paused.getTime() - attempt.now.getTime()) / 60_000));
    throw new Refusal(
      "forbidden",
      "paused",
      `Too many tries. Wait ${minutes} minute${minutes > 1 ? "s" : ""} and try again.`,
      { minutes },
    );
  }
  const matches = await passwordMatches(attempt.password, user?.passwordHash ?? unknownPersonsHash);
  const allowed = user !== null && (!user.isDemo || attempt.demoMaySignIn);
  // In a transaction of its own: a refusal must not roll back the count.
  if (!matches || !allowed) {
    const left = await asPerson(null, (db) => countFailure(db, keys, attempt.now));
    throw new Refusal("forbidden", "wrong-credentials", "E-mail and password do not match.", { left });
  }
  return asPerson(user.id, async (db) => {
    await forgetFailures(db, keys);
    const session = await db.session.create({
      data: {
        id: newId(),
        userId: user.id,
        createdAt: attempt.now,
        lastSeenAt: attempt.now,
        expiresAt: new Date(attempt.now.getTime() + SESSION_DAYS * 86_400_000),
        userAgent: attempt.userAgent.slice(0, 200),
      },
    });
    return { sessionId: session.id, userId: user.id, name: user.name, email: user.email };
  });
}
