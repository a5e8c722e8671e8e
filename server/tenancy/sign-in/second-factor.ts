import { encode } from "uqr";
import { Refusal } from "../../kernel/refusal";
import { seal, unseal } from "../../secrets";
import { asPerson } from "../tenant-database";
import { checkPassword } from "./check-password";
import { mustBeFresh, mustBeUnbound } from "./own-account";
import { NO_PASSWORD, passwordMatches } from "./password";
import { passSecondFactor, sealedFor } from "./pass-second-factor";
import { askPersonLetter } from "./person-letters";
import { makeRecoveryCodes } from "./recovery-codes";
import type { SignedInPerson } from "./session";
import { forgetTurns, takeTurn, type Turn } from "./throttle";
import { newSeed, seedAddress, stepOfCode } from "./totp";

/** Whether it counts, since when, and how many recovery codes are left. */
export async function readSecondFactor({ userId }: SignedInPerson) {
  return asPerson(userId, async (db) => {
    const row = await db.secondFactor.findUnique({ where: { userId } });
    const recoveryCodesLeft = await db.recoveryCode.count({ where: { userId, usedAt: null } });
    const since = row?.confirmedAt ?? null;
    return { isOn: since !== null, since, recoveryCodesLeft: since === null ? 0 : recoveryCodesLeft };
  });
}

/** A new seed with its picture, as rows of dark squares; it does not count before a code of it is given. */
export async function beginSecondFactor(
  person: SignedInPerson,
  now: Date,
): Promise<{ seed: string; picture: boolean[][] }> {
  await mustBeFresh(person, now);
  const { userId, email } = person;
  const seed = newSeed();
  const seedSealed = seal(seed, sealedFor(userId));
  await asPerson(userId, async (db) => {
    const row = await db.secondFactor.findUnique({ where: { userId } });
    if (row?.confirmedAt) throw alreadyOn();
    const fresh = { seedSealed, createdAt: now, confirmedAt: null, lastStep: 0 };
    await db.secondFactor.upsert({ where: { userId }, create: { userId, ...fresh }, update: fresh });
  });
  return { seed, picture: encode(seedAddress(seed, email), { border: 0 }).data };
}

/** From here on it counts. @returns the recovery codes, this once */
export async function confirmSecondFactor(person: SignedInPerson, input: { code: string }, now: Date) {
  await mustBeFresh(person, now);
  const { userId, email } = person;
  const turns: readonly Turn[] = [["code", userId]];
  await takeTurn(turns, now);
  return asPerson(userId, async (db) => {
    const row = await db.secondFactor.findUnique({ where: { userId } });
    if (!row) throw new Refusal("conflict", "not-begun", "Begin anew: there is no picture that waits for its code.");
    if (row.confirmedAt) throw alreadyOn();
    const step = stepOfCode(unseal(row.seedSealed, sealedFor(userId)), input.code, now);
    if (step === null) throw wrongCode();
    const begun = { userId, confirmedAt: null, seedSealed: row.seedSealed };
    const { count } = await db.secondFactor.updateMany({ where: begun, data: { confirmedAt: now, lastStep: step } });
    if (count !== 1) throw alreadyOn();
    await forgetTurns(db, turns);
    await askPersonLetter(db, { kind: "second-factor-on", email }, now);
    return { recoveryCodes: await makeRecoveryCodes(db, userId) };
  });
}

/** New recovery codes in place of all before; needs a code. */
export async function remakeRecoveryCodes(person: SignedInPerson, input: { code: string }, now: Date) {
  await giveCode(person, input.code, now);
  return { recoveryCodes: await asPerson(person.userId, (db) => makeRecoveryCodes(db, person.userId)) };
}

/** Takes it off; needs a code and the password, which must be long enough to stand alone from now on. */
export async function removeSecondFactor(
  person: SignedInPerson,
  input: { code: string; password: string },
  now: Date,
): Promise<void> {
  const { userId, email } = person;
  await giveCode(person, input.code, now);
  const user = await asPerson(userId, (db) => db.user.findUniqueOrThrow({ where: { id: userId } }));
  if (user.passwordHash !== NO_PASSWORD) {
    await takeTurn([["code", userId]], now);
    if (!(await passwordMatches(input.password, user.passwordHash)))
      throw new Refusal("forbidden", "wrong-password", "This is not your password.", { field: "password" });
    checkPassword(input.password, email, false);
  }
  await asPerson(userId, async (db) => {
    await forgetTurns(db, [["code", userId]]);
    await db.secondFactor.deleteMany({ where: { userId } });
    await db.recoveryCode.deleteMany({ where: { userId } });
    await askPersonLetter(db, { kind: "second-factor-off", email }, now);
  });
}

async function giveCode(person: SignedInPerson, code: string, now: Date): Promise<void> {
  mustBeUnbound(person);
  const turns: readonly Turn[] = [["code", person.userId]];
  await takeTurn(turns, now);
  const passed = await passSecondFactor(person.userId, code, now);
  if (passed === "off") throw new Refusal("conflict", "off", "There is no second factor to ask.");
  if (passed !== "passed") throw wrongCode();
  await asPerson(person.userId, (db) => forgetTurns(db, turns));
}

const alreadyOn = (): Refusal =>
  new Refusal("conflict", "already-on", "You have a second factor: take it off before you set up another.");
const wrongCode = (): Refusal =>
  new Refusal("forbidden", "wrong-code", "This code is not right. Codes change every 30 seconds and work once.", {
    field: "code",
  });
