import { beforeAll, describe, expect, it } from "vitest";
import { callTenant } from "../../api/root";
import { setUpQueue } from "../../queue";
import { asAdmin, useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { asPerson } from "../tenant-database";
import { openSession, type SignInMethod } from "./open-session";
import { personOfSession, type SignedInPerson } from "./session";

const database = useTestDatabase();
const now = new Date("2026-11-20T09:00:00Z");
let harbour: WorldOrganization;

beforeAll(async () => {
  await setUpQueue(database.adminUrl);
  ({ harbour } = await world("harbour"));
});

/** A person as each request finds them: by their session. */
async function enters({ userId }: SignedInPerson, method: SignInMethod, boundTo: string | null = null) {
  const session = { userId, method, boundTo, userAgent: "Firefox", now };
  const { sessionId } = await asPerson(userId, (db) => openSession(db, session));
  return callTenant({ person: await personOfSession(sessionId, now, false), slug: "harbour", now });
}

const turnOn = (userId: string, confirmedAt: Date | null) =>
  asAdmin(database.adminUrl, (client) =>
    client.query(
      `INSERT INTO "SecondFactor" ("userId", "seedSealed", "confirmedAt") VALUES ($1, 'sealed', $2)
       ON CONFLICT ("userId") DO UPDATE SET "confirmedAt" = $2`,
      [userId, confirmedAt],
    ),
  );

describe("a second factor", () => {
  it("is wanted of everybody where the organization says so, by whatever way of their own they come", async () => {
    const { owner, analyst } = harbour.people;
    const needed = { code: "FORBIDDEN", message: expect.stringMatching(/turn one on in your account/) };
    const wanting = { isWanted: true };
    await expect((await enters(owner, "password")).tenancy.wantSecondFactor(wanting)).rejects.toMatchObject({
      message: "Turn on a second factor for yourself first.",
    });
    await turnOn(owner.userId, now);
    await (await enters(owner, "password")).tenancy.wantSecondFactor(wanting);
    for (const way of ["password", "link"] as const)
      await expect((await enters(analyst, way)).tenancy.whoAmI(), way).rejects.toMatchObject(needed);
    // A passkey is two factors, and a company's issuer answers for its own.
    await expect((await enters(analyst, "passkey")).tenancy.whoAmI()).resolves.toBeDefined();
    await expect((await enters(analyst, "company", harbour.id)).tenancy.whoAmI()).resolves.toBeDefined();
    // Begun and not confirmed is not on.
    await turnOn(analyst.userId, null);
    await expect((await enters(analyst, "password")).tenancy.whoAmI()).rejects.toMatchObject(needed);
    await turnOn(analyst.userId, now);
    await expect((await enters(analyst, "password")).tenancy.whoAmI()).resolves.toBeDefined();
  });

  it("is an owner's or admin's to ask for, and stands in the audit log", async () => {
    const { analyst, owner } = harbour.people;
    const unwanting = { isWanted: false };
    await expect((await enters(analyst, "password")).tenancy.wantSecondFactor(unwanting)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await (await enters(owner, "password")).tenancy.wantSecondFactor(unwanting);
    await expect(harbour.as("viewer").tenancy.whoAmI()).resolves.toBeDefined();
    const { entries } = await harbour.as("owner").tenancy.auditLog({});
    expect(entries.slice(0, 2)).toMatchObject([
      { action: "organization.want-second-factor", before: "true", after: "false" },
      { action: "organization.want-second-factor", before: "false", after: "true" },
    ]);
  });
});
