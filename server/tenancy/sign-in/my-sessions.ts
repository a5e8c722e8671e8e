import { notFound } from "../../kernel/refusal";
import { hashToken } from "../hash-token";
import { asPerson } from "../tenant-database";
import { deviceWords } from "./device-words";
import { IDLE_DAYS, type SignInMethod } from "./open-session";
import type { SignedInPerson } from "./session";

export interface ListedSession {
  /** Names the session to its person; what lets one in, the session's id, never leaves the server. */
  readonly id: string;
  readonly device: string;
  readonly method: SignInMethod;
  readonly since: Date;
  readonly lastSeen: Date;
  readonly isThisOne: boolean;
}

const idleSince = (now: Date): Date => new Date(now.getTime() - IDLE_DAYS * 86_400_000);

const publicIdOf = (sessionId: string): string => hashToken(`session:${sessionId}`).slice(0, 26);

/** Where a person is signed in, this device first, then by when it was last seen. */
export async function listSessions(person: SignedInPerson, now: Date): Promise<ListedSession[]> {
  const rows = await asPerson(person.userId, (db) =>
    db.session.findMany({
      where: { userId: person.userId, expiresAt: { gt: now }, lastSeenAt: { gt: idleSince(now) } },
      orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    }),
  );
  const listed = rows.map(({ id, userAgent, method, createdAt, lastSeenAt }) => ({
    ...{ id: publicIdOf(id), device: deviceWords(userAgent), method: method as SignInMethod },
    ...{ since: createdAt, lastSeen: lastSeenAt, isThisOne: id === person.sessionId },
  }));
  return [...listed.filter(({ isThisOne }) => isThisOne), ...listed.filter(({ isThisOne }) => !isThisOne)];
}

/** Signs out one device. @throws Refusal not-found for a session that is not one's own. */
export async function endSession(person: SignedInPerson, input: { id: string }): Promise<void> {
  await asPerson(person.userId, async (db) => {
    const rows = await db.session.findMany({ where: { userId: person.userId }, select: { id: true } });
    const found = rows.find(({ id }) => publicIdOf(id) === input.id);
    if (!found) throw notFound("session");
    await db.session.deleteMany({ where: { id: found.id, userId: person.userId } });
  });
}

/** Signs out everywhere, here too. */
export const signOutEverywhere = (person: SignedInPerson): Promise<void> => endSessionsOf({ userId: person.userId });

/** Ends sessions in a transaction of its own: of a person whose password or role changed, or that an issuer opened. */
export async function endSessionsOf(whose: { userId: string } | { boundTo: string }): Promise<void> {
  await asPerson(null, (db) => db.session.deleteMany({ where: whose }));
}
