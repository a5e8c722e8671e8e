import { Refusal } from "../../kernel/refusal";
import { asPerson } from "../tenant-database";
import type { SignedInPerson } from "./session";

const FRESH_MINUTES = 60;

/**
 * Who came in through a company's issuer has the word of that company alone, which is no reason to change how the person gets
 * in everywhere else. @throws Refusal for a session that is bound to an organization
 */
export function mustBeUnbound(person: SignedInPerson): void {
  if (person.boundTo !== null)
    throw new Refusal(
      "forbidden",
      "company-session",
      "You came in through your company: how you get in is kept there. To change it here, sign in with a password of your own.",
    );
}

/** Before somebody may add or take away a way in. @throws Refusal where the sign-in was too long ago */
export async function mustBeFresh(person: SignedInPerson, now: Date): Promise<void> {
  mustBeUnbound(person);
  const since = new Date(now.getTime() - FRESH_MINUTES * 60_000);
  const where = { id: person.sessionId, userId: person.userId, createdAt: { gt: since } };
  if (!(await asPerson(person.userId, (db) => db.session.findFirst({ where }))))
    throw new Refusal(
      "forbidden",
      "sign-in-again",
      "You signed in here more than an hour ago. Sign out, sign in again, and then change this.",
    );
}
