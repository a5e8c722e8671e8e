import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { notFound, Refusal } from "../../kernel/refusal";
import { asPerson } from "../tenant-database";
import { mustBeFresh, mustBeUnbound } from "./own-account";
import { keepChallenge, placeOfPasskeys, takeChallenge } from "./passkey-challenges";
import type { NewPasskey } from "./passkey-schema";
import { askPersonLetter } from "./person-letters";
import type { SignedInPerson } from "./session";

const MOST = 20;

/** The passkeys of a person, the newest first. */
export async function listPasskeys({ userId }: SignedInPerson) {
  const rows = await asPerson(userId, (db) =>
    db.passkey.findMany({ where: { userId }, orderBy: [{ createdAt: "desc" }, { id: "asc" }] }),
  );
  return rows.map(({ id, name, createdAt, lastUsedAt, isBackedUp }) => ({
    ...{ id, name, isBackedUp, since: createdAt, lastUsed: lastUsedAt },
  }));
}

/** What a browser is asked in order to make a passkey that this person signs in with, on its own. */
export async function askForPasskey(person: SignedInPerson, now: Date) {
  await mustBeFresh(person, now);
  const { userId, email, name } = person;
  const place = placeOfPasskeys();
  const known = await asPerson(userId, (db) => db.passkey.findMany({ where: { userId } }));
  if (known.length >= MOST)
    throw new Refusal("conflict", "too-many", `You have ${MOST} passkeys: take one away before you add another.`);
  const options = await generateRegistrationOptions({
    ...{ rpName: "Quarterdeck", rpID: place.name, userName: email, userDisplayName: name },
    userID: new TextEncoder().encode(userId),
    attestationType: "none",
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(options.challenge, userId, now);
  return options;
}

/** Adds the passkey that the browser made. @throws Refusal where it does not answer what was asked */
export async function addPasskey(person: SignedInPerson, input: NewPasskey, now: Date): Promise<void> {
  await mustBeFresh(person, now);
  const { userId, email } = person;
  const place = placeOfPasskeys();
  const verified = await verifyRegistrationResponse({
    response: input.answer,
    expectedChallenge: (challenge) => takeChallenge(challenge, userId, now),
    ...{ expectedOrigin: place.origin, expectedRPID: place.name, requireUserVerification: true },
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
  if (!verified.verified || !verified.registrationInfo)
    throw new Refusal("bad-input", "not-made", "The passkey was not made as it was asked for. Try again.");
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const { id, publicKey, counter, transports = [] } = credential;
  await asPerson(userId, async (db) => {
    const made = { id, userId, name: input.name, publicKey: Uint8Array.from(publicKey), counter, transports };
    const { count } = await db.passkey.createMany({
      data: [{ ...made, isBackedUp: credentialBackedUp, createdAt: now }],
      skipDuplicates: true,
    });
    if (count !== 1) throw new Refusal("conflict", "known", "This passkey is here already.");
    await askPersonLetter(db, { kind: "passkey-added", email, about: input.name }, now);
  });
}

/** @throws Refusal not-found for a passkey that is not one's own */
export async function renamePasskey(person: SignedInPerson, input: { id: string; name: string }): Promise<void> {
  mustBeUnbound(person);
  const where = { id: input.id, userId: person.userId };
  const { count } = await asPerson(person.userId, (db) => db.passkey.updateMany({ where, data: { name: input.name } }));
  if (count !== 1) throw notFound("passkey");
}

/** @throws Refusal not-found for a passkey that is not one's own */
export async function removePasskey(person: SignedInPerson, input: { id: string }, now: Date): Promise<void> {
  await mustBeFresh(person, now);
  const where = { id: input.id, userId: person.userId };
  const { count } = await asPerson(person.userId, (db) => db.passkey.deleteMany({ where }));
  if (count !== 1) throw notFound("passkey");
}
