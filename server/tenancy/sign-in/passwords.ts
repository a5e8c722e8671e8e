import { notFound, Refusal } from "../../kernel/refusal";
import { asPerson } from "../tenant-database";
import { checkPassword } from "./check-password";
import { personOfLink, takeLink } from "./mailed-links";
import { openSession, type OpenedSession } from "./open-session";
import { mustBeUnbound } from "./own-account";
import { hashPassword, NO_PASSWORD, passwordMatches } from "./password";
import { askPersonLetter } from "./person-letters";
import type { SignedInPerson } from "./session";
import { forgetTurns, takeTurn, type Turn } from "./throttle";

/**
 * Changes one's own password; the old one is asked. All sessions end, and this device gets a new one.
 * @throws Refusal for a wrong old password, a short or a common new one
 */
export async function changePassword(
  person: SignedInPerson,
  input: { readonly current: string; readonly password: string },
  userAgent: string,
  now: Date,
): Promise<OpenedSession> {
  mustBeUnbound(person);
  const { userId, email } = person;
  const turns: readonly Turn[] = [["code", userId]];
  await takeTurn(turns, now);
  const user = await asPerson(userId, (db) =>
    db.user.findUniqueOrThrow({ where: { id: userId }, include: { secondFactor: true } }),
  );
  if (user.passwordHash === NO_PASSWORD)
    throw new Refusal("conflict", "no-password", "You have no password yet: have a link mailed to choose one.", {
      field: "current",
    });
  if (!(await passwordMatches(input.current, user.passwordHash)))
    throw new Refusal("forbidden", "wrong-password", "This is not your password.", { field: "current" });
  await asPerson(userId, (db) => forgetTurns(db, turns));
  checkPassword(input.password, email, Boolean(user.secondFactor?.confirmedAt));
  const passwordHash = await hashPassword(input.password);
  return asPerson(userId, async (db) => {
    await db.user.update({ where: { id: userId }, data: { passwordHash } });
    await db.session.deleteMany({ where: { userId } });
    await db.signInToken.deleteMany({ where: { userId } });
    await askPersonLetter(db, { kind: "password-changed", email }, now);
    return openSession(db, { userId, method: "password", boundTo: null, userAgent, now });
  });
}

/** What the page of a mailed link shows; @throws Refusal not-found for one that is unknown, used or expired. */
export async function readReset(token: string, now: Date): Promise<{ email: string; hasSecondFactor: boolean }> {
  const person = await personOfLink("reset", token, now);
  if (!person) throw notFound("link");
  return { email: person.email, hasSecondFactor: person.hasSecondFactor };
}

/**
 * Sets a password with a mailed link, which works once. All sessions end; one signs in with the new password, and with the
 * second factor where there is one. @throws Refusal not-found for the link, or for a short or common password, which leaves the
 * link as it is
 */
export async function resetPassword(
  input: { readonly token: string; readonly password: string },
  now: Date,
): Promise<{ email: string }> {
  const person = await personOfLink("reset", input.token, now);
  if (!person) throw notFound("link");
  const { userId, email } = person;
  checkPassword(input.password, email, person.hasSecondFactor);
  const passwordHash = await hashPassword(input.password);
  await asPerson(userId, async (db) => {
    if (!(await takeLink(db, "reset", input.token, now))) throw notFound("link");
    await db.user.update({ where: { id: userId }, data: { passwordHash } });
    await db.session.deleteMany({ where: { userId } });
    await db.signInToken.deleteMany({ where: { userId } });
    await forgetTurns(db, [["sign-in", email]]);
    await askPersonLetter(db, { kind: "password-changed", email }, now);
  });
  return { email };
}
