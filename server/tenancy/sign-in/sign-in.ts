import { Refusal } from "../../kernel/refusal";
import { asPerson } from "../tenant-database";
import { mustNotBeCompanys } from "./company-only";
import { openSession, type OpenedSession } from "./open-session";
import { passSecondFactor } from "./pass-second-factor";
import { NO_PASSWORD, passwordMatches, unknownPersonsHash } from "./password";
import { forgetTurns, giveTurnBack, takeTurn, type Turn } from "./throttle";
import { watchedWay } from "./watched-way";

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  /** Of the second factor: six digits, or a recovery code; empty where none was asked yet. */
  readonly code: string;
  /** Where the request comes from; empty: not known. */
  readonly address: string;
  readonly userAgent: string;
  readonly now: Date;
  /** Demo people may sign in only where no one else can reach the server. */
  readonly demoMaySignIn: boolean;
}

/**
 * Checks a password, then a second factor where there is one, and opens a session of its own. The answer and its time are the
 * same for unknown people, and for those who never set a password.
 * @throws Refusal `wrong-credentials` or `wrong-code` with the tries left, `code-needed`, `company-only`, or `paused` with the time.
 */
export const signIn = (attempt: SignInAttempt): Promise<OpenedSession> =>
  watchedWay("password", attempt.now, (about) => enterByPassword(attempt, about));

async function enterByPassword(attempt: SignInAttempt, about: (userId: string) => void): Promise<OpenedSession> {
  const { password, code, address, userAgent, now, demoMaySignIn } = attempt;
  const email = attempt.email.trim().toLowerCase();
  const turns: readonly Turn[] = [
    ["sign-in", email],
    ["sign-in-address", address],
  ];
  const left = await takeTurn(turns, now);
  const user = await asPerson(null, (db) => db.user.findUnique({ where: { email } }));
  if (user) about(user.id);
  const hash = user && user.passwordHash !== NO_PASSWORD ? user.passwordHash : unknownPersonsHash;
  const matches = await passwordMatches(password, hash);
  if (!matches || user === null || (user.isDemo && !demoMaySignIn))
    throw new Refusal("forbidden", "wrong-credentials", "E-mail and password do not match.", { left });
  await mustNotBeCompanys(user.id);
  await askSecondFactor(user.id, code, left, now, turns);
  return asPerson(user.id, async (db) => {
    await forgetTurns(db, turns);
    return openSession(db, { userId: user.id, method: "password", boundTo: null, userAgent, now });
  });
}

/** @throws Refusal where a second factor is on and its code is missing or wrong; a missing one is no try. */
export async function askSecondFactor(
  userId: string,
  code: string,
  left: number,
  now: Date,
  turns: readonly Turn[],
): Promise<void> {
  const passed = await passSecondFactor(userId, code, now);
  if (passed === "needed") {
    await giveTurnBack(turns);
    throw new Refusal("forbidden", "code-needed", "Now the code of your second factor.");
  }
  if (passed === "wrong")
    throw new Refusal(
      "forbidden",
      "wrong-code",
      "This code is not right. Codes change every 30 seconds and work once.",
      { left, field: "code" },
    );
}
