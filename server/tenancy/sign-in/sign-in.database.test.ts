import { Secret, TOTP } from "otpauth";
import { beforeAll, describe, expect, it } from "vitest";
import { setUpQueue } from "../../queue";
import { catchPersonLetters } from "../../testing/letter-catcher";
import { asAdmin, useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { changeRole } from "../members";
import { asPerson } from "../tenant-database";
import { enterByLink, readEnterLink } from "./enter-by-link";
import { askForLink } from "./mailed-links";
import { endSession, listSessions, signOutEverywhere } from "./my-sessions";
import { openSession } from "./open-session";
import { hashPassword } from "./password";
import { changePassword, readReset, resetPassword } from "./passwords";
import { beginSecondFactor, confirmSecondFactor, readSecondFactor, removeSecondFactor } from "./second-factor";
import { personOfSession, type SignedInPerson } from "./session";
import { signIn } from "./sign-in";

const database = useTestDatabase();
const PASSWORD = "the tide turns at four";
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
const FROM = { userAgent: FIREFOX, address: "203.0.113.9", demoMaySignIn: false };
const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);

let harbour: WorldOrganization;
let now = new Date("2026-11-20T09:00:00Z");
/** Every test has an hour of its own, in which nobody has tried anything yet. */
const anotherDay = (): Date => (now = minutesAfter(now, 24 * 60));

beforeAll(async () => {
  await setUpQueue(database.adminUrl);
  ({ harbour } = await world("harbour"));
  const hash = await hashPassword(PASSWORD);
  await asAdmin(database.adminUrl, (client) => client.query(`UPDATE "User" SET "passwordHash" = $1`, [hash]));
});

const attempt = (email: string, password: string, code = "", at = now) =>
  signIn({ email, password, code, address: "", userAgent: FIREFOX, now: at, demoMaySignIn: false });

/** A person who has just signed in with their password. */
async function signedIn(person: SignedInPerson, at = now): Promise<SignedInPerson> {
  const opened = await asPerson(null, (db) =>
    openSession(db, { userId: person.userId, method: "password", boundTo: null, userAgent: FIREFOX, now: at }),
  );
  return (await personOfSession(opened.sessionId, at, false))!;
}
const isIn = async ({ sessionId }: { sessionId: string }) => (await personOfSession(sessionId, now, false)) !== null;

async function askedLetter(purpose: "reset" | "link", email: string): Promise<string> {
  await askForLink(purpose, { email, address: "" }, now);
  const letters = await catchPersonLetters(now);
  const letter = letters.find(({ to }) => to === email);
  return letter?.path.split("/").at(-1) ?? "";
}

describe("sessions", () => {
  it("have a new id at every sign-in, are listed with their devices, and end one by one or all at once", async () => {
    anotherDay();
    const { analyst, viewer } = harbour.people;
    const ids = new Set<string>();
    for (let at = 0; at < 3; at += 1) ids.add((await attempt(analyst.email, PASSWORD)).sessionId);
    expect(ids.size).toBe(3);
    const here = await signedIn(analyst);
    const other = await signedIn(viewer);
    const listed = await listSessions(here, now);
    expect(listed).toHaveLength(4);
    expect(listed[0]).toMatchObject({ isThisOne: true, device: "Firefox on Windows", method: "password" });
    expect(JSON.stringify(listed)).not.toContain(here.sessionId);

    await endSession(here, { id: listed[1]!.id });
    expect(await listSessions(here, now)).toHaveLength(3);
    const [theirs] = await listSessions(other, now);
    await expect(endSession(here, { id: theirs!.id })).rejects.toMatchObject({ code: "not-found" });
    await expect(endSession(here, { id: here.sessionId })).rejects.toMatchObject({ code: "not-found" });

    await signOutEverywhere(here);
    expect(await isIn(here)).toBe(false);
    expect(await isIn(other)).toBe(true);
  });

  it("end when the role changes, and in time", async () => {
    anotherDay();
    const reviewer = await signedIn(harbour.people.reviewer);
    const again = { userId: reviewer.userId, role: "reviewer" } as const;
    await harbour.run("owner", (ctx) => changeRole(ctx, again));
    expect(await isIn(reviewer)).toBe(true);
    await harbour.run("owner", (ctx) => changeRole(ctx, { ...again, role: "analyst" }));
    expect(await isIn(reviewer)).toBe(false);
    const DAY = 24 * 60;
    const isInAfter = async (days: number, sessionId: string) =>
      (await personOfSession(sessionId, minutesAfter(now, days * DAY), false)) !== null;
    const { sessionId } = await signedIn(harbour.people.viewer);
    // Seen every six days it lasts for thirty; not seen for a week it is over.
    for (const days of [6, 12, 18, 24, 29]) expect(await isInAfter(days, sessionId), `${days} days`).toBe(true);
    expect(await isInAfter(30, sessionId)).toBe(false);
    const unused = await signedIn(harbour.people.viewer);
    expect(await isInAfter(7.01, unused.sessionId)).toBe(false);
  });
});

describe("a password", () => {
  it("is refused alike for who is unknown, who set none, and who typed another, and pauses after five", async () => {
    anotherDay();
    const email = harbour.people.admin.email;
    await asAdmin(database.adminUrl, (client) =>
      client.query(`UPDATE "User" SET "passwordHash" = 'none' WHERE email = $1`, [harbour.people.reviewer.email]),
    );
    const refusal = { code: "wrong-credentials", message: "E-mail and password do not match.", facts: { left: 4 } };
    for (const who of [email, "nobody@harbour.example", harbour.people.reviewer.email])
      await expect(attempt(who, "not the password")).rejects.toMatchObject(refusal);
    // All at once: none slips by uncounted.
    const many = await Promise.allSettled(Array.from({ length: 8 }, () => attempt(email, "not the password")));
    const codes = many.map((one) => (one as PromiseRejectedResult).reason.code as string);
    expect(codes.filter((code) => code === "wrong-credentials")).toHaveLength(4);
    await expect(attempt(email, PASSWORD)).rejects.toMatchObject({ code: "paused", facts: { minutes: 15 } });
    await expect(attempt(email, PASSWORD, "", minutesAfter(now, 16))).resolves.toMatchObject({ email });
    // What was right is forgotten: the next one has all its tries.
    await expect(attempt(email, "no", "", minutesAfter(now, 17))).rejects.toMatchObject({ facts: { left: 4 } });
  });

  it("is changed with the old one; all devices are out, this one has a new session", async () => {
    anotherDay();
    const person = await signedIn(harbour.people.viewer);
    const elsewhere = await signedIn(harbour.people.viewer);
    const change = (current: string, password: string) => changePassword(person, { current, password }, FIREFOX, now);
    await expect(change("not the password", "seven buoys in the bay")).rejects.toMatchObject({
      code: "wrong-password",
    });
    await expect(change(PASSWORD, "too short, 14.")).rejects.toMatchObject({ code: "short-password" });
    await expect(change(PASSWORD, "passwordpassword")).rejects.toMatchObject({ code: "common-password" });
    expect(await isIn(elsewhere)).toBe(true);
    const opened = await change(PASSWORD, "seven buoys in the bay");
    expect([await isIn(person), await isIn(elsewhere), await isIn(opened)]).toEqual([false, false, true]);
    expect(opened.sessionId).not.toBe(person.sessionId);
    expect(await catchPersonLetters(now)).toMatchObject([{ to: person.email, subject: "Your password was changed" }]);
    await expect(attempt(person.email, PASSWORD)).rejects.toMatchObject({ code: "wrong-credentials" });
    await expect(attempt(person.email, "seven buoys in the bay")).resolves.toBeDefined();
  });

  it("is chosen anew by a mailed link, once, within half an hour, and only the newest link", async () => {
    anotherDay();
    const { email } = harbour.people.analyst;
    const signedInBefore = await signedIn(harbour.people.analyst);
    const old = await askedLetter("reset", email);
    const token = await askedLetter("reset", email);
    await expect(readReset(old, now)).rejects.toMatchObject({ code: "not-found" });
    expect(await readReset(token, now)).toEqual({ email, hasSecondFactor: false });
    await expect(readReset(token, minutesAfter(now, 30))).rejects.toMatchObject({ code: "not-found" });
    await expect(enterByLink({ token, code: "" }, FROM, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(resetPassword({ token, password: "short" }, now)).rejects.toMatchObject({ code: "short-password" });
    const both = await Promise.allSettled([
      resetPassword({ token, password: "a lamp in every window" }, now),
      resetPassword({ token, password: "a lamp in some windows" }, now),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(readReset(token, now)).rejects.toMatchObject({ code: "not-found" });
    expect(await isIn(signedInBefore)).toBe(false);
    await catchPersonLetters(now);
  });

  it("is asked for without a word about who is there, and not too often", async () => {
    anotherDay();
    const stored = async () => (await asPerson(null, (db) => db.personLetter.count())) as number;
    for (let at = 0; at < 3; at += 1) await askForLink("reset", { email: "nobody@harbour.example", address: "" }, now);
    expect(await stored()).toBe(3);
    await expect(askForLink("reset", { email: "nobody@harbour.example", address: "" }, now)).rejects.toMatchObject({
      code: "paused",
    });
    expect(await catchPersonLetters(now)).toEqual([]);
    expect(await stored()).toBe(0);
  });
});

describe("a link to sign in", () => {
  it("is used by a click and not by a look, once, within a quarter of an hour", async () => {
    anotherDay();
    const { email } = harbour.people.admin;
    const token = await askedLetter("link", email);
    for (let at = 0; at < 3; at += 1)
      expect(await readEnterLink(token, now)).toEqual({ email, hasSecondFactor: false });
    const both = await Promise.allSettled([
      enterByLink({ token, code: "" }, FROM, now),
      enterByLink({ token, code: "" }, FROM, now),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(readEnterLink(token, now)).rejects.toMatchObject({ code: "not-found" });
    const late = await askedLetter("link", email);
    await expect(enterByLink({ token: late, code: "" }, FROM, minutesAfter(now, 15))).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is nowhere in the database", async () => {
    anotherDay();
    const token = await askedLetter("link", harbour.people.admin.email);
    const { rows } = await asAdmin(database.adminUrl, (client) =>
      client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM "SignInToken" t`),
    );
    expect(token).toHaveLength(43);
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(token);
  });
});

describe("a second factor", () => {
  const codeOf = (seed: string, at: Date) =>
    new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: at.getTime() });

  it("counts once a code of it was given, is asked after the password, and takes no code twice", async () => {
    anotherDay();
    const email = harbour.people.owner.email;
    const person = await signedIn(harbour.people.owner);
    const { seed, picture } = await beginSecondFactor(person, now);
    expect(picture.length).toBeGreaterThan(20);
    await expect(attempt(email, PASSWORD)).resolves.toBeDefined();
    await expect(confirmSecondFactor(person, { code: "000000" }, now)).rejects.toMatchObject({ code: "wrong-code" });
    const { recoveryCodes } = await confirmSecondFactor(person, { code: codeOf(seed, now) }, now);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await readSecondFactor(person)).toMatchObject({ isOn: true, recoveryCodesLeft: 10 });
    await expect(beginSecondFactor(person, now)).rejects.toMatchObject({ code: "already-on" });
    expect((await catchPersonLetters(now)).map(({ subject }) => subject)).toEqual(["Your second factor is on"]);

    await expect(attempt(email, "not the password")).rejects.toMatchObject({ code: "wrong-credentials" });
    await expect(attempt(email, PASSWORD)).rejects.toMatchObject({ code: "code-needed" });
    // The code that confirmed it was used there.
    await expect(attempt(email, PASSWORD, codeOf(seed, now))).rejects.toMatchObject({ code: "wrong-code" });
    const later = minutesAfter(now, 1);
    const twice = await Promise.allSettled([1, 2].map(() => attempt(email, PASSWORD, codeOf(seed, later), later)));
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);

    await expect(attempt(email, PASSWORD, recoveryCodes[0]!.toUpperCase(), later)).resolves.toBeDefined();
    await expect(attempt(email, PASSWORD, recoveryCodes[0], later)).rejects.toMatchObject({ code: "wrong-code" });
    expect(await readSecondFactor(person)).toMatchObject({ recoveryCodesLeft: 9 });
    await expectSealed(seed, recoveryCodes);
    await comesOff(person, email, seed, minutesAfter(now, 30));
  });

  /** Neither the seed nor a code stands in the database as it is. */
  async function expectSealed(seed: string, codes: readonly string[]): Promise<void> {
    const { rows } = await asAdmin(database.adminUrl, (client) =>
      client.query<{ row: string }>(
        `SELECT to_jsonb(t)::text AS row FROM "SecondFactor" t UNION ALL SELECT to_jsonb(t)::text FROM "RecoveryCode" t`,
      ),
    );
    expect(rows).toHaveLength(11);
    for (const { row } of rows) for (const secret of [seed, ...codes]) expect(row).not.toContain(secret);
  }

  async function comesOff(person: SignedInPerson, email: string, seed: string, at: Date): Promise<void> {
    const link = await askedLetter("link", email);
    await expect(enterByLink({ token: link, code: "" }, FROM, now)).rejects.toMatchObject({ code: "code-needed" });
    expect(await readEnterLink(link, now)).toEqual({ email, hasSecondFactor: true });
    const remove = (code: string, password: string) => removeSecondFactor(person, { code, password }, at);
    await expect(remove("123456", PASSWORD)).rejects.toMatchObject({ code: "wrong-code" });
    await expect(remove(codeOf(seed, at), PASSWORD)).resolves.toBeUndefined();
    await expect(attempt(email, PASSWORD, "", at)).resolves.toBeDefined();
    expect(await readSecondFactor(person)).toEqual({ isOn: false, since: null, recoveryCodesLeft: 0 });
  }

  it("is set up soon after signing in, and not by the company's word", async () => {
    anotherDay();
    const person = await signedIn(harbour.people.admin, minutesAfter(now, -61));
    await expect(beginSecondFactor(person, now)).rejects.toMatchObject({ code: "sign-in-again" });
    await expect(beginSecondFactor({ ...person, boundTo: harbour.id }, now)).rejects.toMatchObject({
      code: "company-session",
    });
  });
});
