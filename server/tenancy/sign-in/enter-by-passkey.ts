import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { Refusal } from "../../kernel/refusal";
import type { Passkey } from "../generated/client";
import { asPerson, type PersonTransaction } from "../tenant-database";
import { mustNotBeCompanys } from "./company-only";
import { openSession, type OpenedSession } from "./open-session";
import { keepChallenge, placeOfPasskeys, takeChallenge } from "./passkey-challenges";
import type { PasskeyAnswer } from "./passkey-schema";
import { takeTurn } from "./throttle";
import { watchedWay } from "./watched-way";

/** What a browser is asked when somebody signs in with a passkey: any that was made for this place. */
export async function askPasskey(address: string, now: Date) {
  await takeTurn([["sign-in-address", address]], now);
  const options = await generateAuthenticationOptions({
    ...{ rpID: placeOfPasskeys().name, userVerification: "required", allowCredentials: [] },
  });
  await keepChallenge(options.challenge, null, now);
  return options;
}

/**
 * Opens a session with a passkey, which stands for both factors: the device is held, and its owner was verified on it.
 * @throws Refusal `wrong-passkey`, alike for an unknown one, a wrong answer and a used challenge; `company-only`
 */
export const enterByPasskey = (given: PasskeyAnswer, from: Browser, now: Date): Promise<OpenedSession> =>
  watchedWay("passkey", now, (about) => enter(given, from, now, about));

interface Browser {
  readonly userAgent: string;
  readonly demoMaySignIn: boolean;
}

async function enter(
  { answer }: PasskeyAnswer,
  from: Browser,
  now: Date,
  about: (userId: string) => void,
): Promise<OpenedSession> {
  const passkey = await asPerson(null, (db) =>
    db.passkey.findUnique({ where: { id: answer.id }, include: { user: true } }),
  );
  if (!passkey || (passkey.user.isDemo && !from.demoMaySignIn)) throw wrongPasskey();
  const { userId } = passkey;
  about(userId);
  const counter = await verifiedCounter(passkey, answer, now);
  await mustNotBeCompanys(userId);
  return asPerson(userId, async (db) => {
    if (!(await countUp(db, passkey, counter, now))) throw wrongPasskey();
    return openSession(db, { userId, method: "passkey", boundTo: null, userAgent: from.userAgent, now });
  });
}

/** What the device counts now. @throws Refusal for a wrong answer, and for a counter that did not go up: the key was copied */
async function verifiedCounter(passkey: Passkey, answer: PasskeyAnswer["answer"], now: Date): Promise<number> {
  const { id, publicKey, counter, transports, userId } = passkey;
  const place = placeOfPasskeys();
  const handle = answer.response.userHandle;
  if (handle !== undefined && Buffer.from(handle, "base64url").toString() !== userId) throw wrongPasskey();
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: (challenge) => takeChallenge(challenge, null, now),
    ...{ expectedOrigin: place.origin, expectedRPID: place.name, requireUserVerification: true },
    credential: { id, publicKey: Uint8Array.from(publicKey), counter: Number(counter), transports },
  }).catch(() => null);
  if (!verified?.verified) throw wrongPasskey();
  return verified.authenticationInfo.newCounter;
}

/** Devices that count go up each time, even where two answers come at once; those that do not stay at nought. */
async function countUp(db: PersonTransaction, { id }: Passkey, counter: number, now: Date): Promise<boolean> {
  const where = counter === 0 ? { id, counter: 0 } : { id, counter: { lt: counter } };
  return (await db.passkey.updateMany({ where, data: { counter, lastUsedAt: now } })).count === 1;
}

const wrongPasskey = (): Refusal =>
  new Refusal("forbidden", "wrong-passkey", "This passkey does not sign in here. Use another way.");
