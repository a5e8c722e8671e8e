import { notFound, Refusal } from "../../kernel/refusal";
import { asPerson } from "../tenant-database";
import { mustNotBeCompanys } from "./company-only";
import { personOfLink, takeLink } from "./mailed-links";
import { openSession, type OpenedSession } from "./open-session";
import { askSecondFactor } from "./sign-in";
import { forgetTurns, takeTurn, type Turn } from "./throttle";
import { watchedWay } from "./watched-way";

/** What the page of a mailed link shows. Reading it uses nothing up: programs that look through mail do that too. */
export async function readEnterLink(token: string, now: Date): Promise<{ email: string; hasSecondFactor: boolean }> {
  const person = await personOfLink("link", token, now);
  if (!person) throw notFound("link");
  return { email: person.email, hasSecondFactor: person.hasSecondFactor };
}

/**
 * Opens a session with a mailed link, which works once; a second factor is asked as with a password.
 * @throws Refusal not-found for the link; `code-needed`, `wrong-code`, `company-only`, `paused`, which leave it as it is
 */
export const enterByLink = (input: LinkInput, from: Browser, now: Date): Promise<OpenedSession> =>
  watchedWay("link", now, (about) => enter(input, from, now, about));

interface LinkInput {
  readonly token: string;
  readonly code: string;
}

interface Browser {
  readonly userAgent: string;
  readonly address: string;
  readonly demoMaySignIn: boolean;
}

async function enter(
  input: LinkInput,
  from: Browser,
  now: Date,
  about: (userId: string) => void,
): Promise<OpenedSession> {
  const person = await personOfLink("link", input.token, now);
  if (!person) throw notFound("link");
  const { userId } = person;
  about(userId);
  if (person.isDemo && !from.demoMaySignIn)
    throw new Refusal("forbidden", "demo-person", "People of the demo sign in only where nobody else can reach it.");
  const turns: readonly Turn[] = [
    ["code", userId],
    ["sign-in-address", from.address],
  ];
  const left = await takeTurn(turns, now);
  await mustNotBeCompanys(userId);
  await askSecondFactor(userId, input.code, left, now, turns);
  return asPerson(userId, async (db) => {
    if (!(await takeLink(db, "link", input.token, now))) throw notFound("link");
    await forgetTurns(db, turns);
    return openSession(db, { userId, method: "link", boundTo: null, userAgent: from.userAgent, now });
  });
}
