import { describe, expect, it } from "vitest";
import { callPublic } from "../api/root";
import { setUpQueue } from "../queue";
import { catchPersonLetters } from "../testing/letter-catcher";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { changeRole, removeMember } from "./members";
import { acceptInvitation } from "./accept-invitation";
import { invite } from "./invitations";
import type { Role } from "./schema";
import { openSession } from "./sign-in/open-session";
import { personOfSession, type SignedInPerson } from "./sign-in/session";
import { asPerson, inTenant } from "./tenant-database";
import { makeSetUpLink, welcomeFirstPerson } from "./welcome-first-person";

const database = useTestDatabase();

describe("the walls between organizations", () => {
  it("shows rows of one organization and of no other", async () => {
    const { acme, borealis } = await world("acme", "borealis");
    const seen = await inTenant(acme.id, (db) => db.membership.findMany({}));
    expect(new Set(seen.map((row) => row.organizationId))).toEqual(new Set([acme.id]));
    const foreign = await inTenant(acme.id, (db) => db.organization.findUnique({ where: { id: borealis.id } }));
    expect(foreign).toBeNull();
  });

  it("shows nothing where no tenant is set", async () => {
    expect(await asPerson(null, (db) => db.membership.count())).toBe(0);
    expect(await asPerson(null, (db) => db.organization.count())).toBe(0);
  });

  it("refuses to write a row of another organization", async () => {
    const { home, abroad } = await world("home", "abroad");
    const write = inTenant(home.id, (db) =>
      db.workload.create({ data: { organizationId: abroad.id, id: "w", name: "w", profile: {} } }),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it("answers a stranger as it answers a wrong address", async () => {
    const { inside, outside } = await world("inside", "outside");
    const stranger = outside.people.owner;
    const { callTenant } = await import("../api/root");
    const call = (slug: string) => callTenant({ person: stranger, slug, now: new Date() }).tenancy.members();
    await expect(call(inside.slug)).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "There is no such organization.",
    });
    await expect(call("nowhere")).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "There is no such organization.",
    });
  });

  it("forces row-level security on every table with an organization", async () => {
    const { rows } = await asAdmin(database.adminUrl, (client) =>
      client.query<{ name: string; walled: boolean }>(`
        SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r'`),
    );
    const outside = rows
      .filter((row) => !row.walled)
      .map((row) => row.name)
      .sort();
    expect(outside).toEqual([
      "CompanyDomain",
      "DueMoment",
      "FeedSnapshot",
      "OperatorEntry",
      "OrganizationAddress",
      "Passkey",
      "PasskeyChallenge",
      "PersonLetter",
      "PriceBookVersion",
      "PriceQuestion",
      "RecoveryCode",
      "SecondFactor",
      "Session",
      "SetUpLink",
      "SignInThrottle",
      "SignInToken",
      "User",
      "_prisma_migrations",
    ]);
  });

  it("puts the organization first in every key of a tenant's table", async () => {
    const { rows } = await asAdmin(database.adminUrl, (client) =>
      client.query<{ table: string; key: string; definition: string }>(`
        SELECT t.relname AS table, i.relname AS key, pg_get_indexdef(x.indexrelid) AS definition
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE n.nspname = 'public' AND x.indisunique AND t.relrowsecurity AND t.relname <> 'Organization'`),
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) expect(row.definition, row.key).toContain('("organizationId"');
  });
});

describe("members", () => {
  it("keeps the last owner, even against two at once", async () => {
    const { pair } = await world("pair");
    await expect(
      pair.run("owner", (ctx) => removeMember(ctx, { userId: pair.people.owner.userId })),
    ).rejects.toMatchObject({ code: "last-owner" });
    await pair.run("owner", (ctx) => changeRole(ctx, { userId: pair.people.admin.userId, role: "owner" }));
    const demotions = await Promise.allSettled([
      pair.run("owner", (ctx) => changeRole(ctx, { userId: pair.people.owner.userId, role: "viewer" })),
      pair.run("owner", (ctx) => changeRole(ctx, { userId: pair.people.admin.userId, role: "viewer" })),
    ]);
    expect(demotions.map((demotion) => demotion.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("lets only owners name owners", async () => {
    const { crew } = await world("crew");
    await expect(
      crew.as("admin").tenancy.changeRole({ userId: crew.people.viewer.userId, role: "owner" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("signs a member out of every device, for owners and admins, and says so", async () => {
    const { watch } = await world("watch");
    const now = new Date();
    const { userId, name } = watch.people.analyst;
    const from = { userAgent: "Firefox", method: "password", boundTo: null, now } as const;
    const sessions = await asPerson(userId, async (db) => [
      await openSession(db, { userId, ...from }),
      await openSession(db, { userId, ...from }),
    ]);
    await expect(watch.as("analyst").tenancy.endMemberSessions({ userId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const owner = watch.people.owner.userId;
    await expect(watch.as("admin").tenancy.endMemberSessions({ userId: owner })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await watch.as("admin").tenancy.endMemberSessions({ userId });
    for (const { sessionId } of sessions) expect(await personOfSession(sessionId, now, false)).toBeNull();
    const { entries } = await watch.as("owner").tenancy.auditLog({});
    expect(entries[0]).toMatchObject({ action: "member.end-sessions", subject: name });
  });

  it("refuses a role that was taken away at the next request", async () => {
    const { shift } = await world("shift");
    await shift.as("admin").tenancy.invitations();
    await shift.as("owner").tenancy.changeRole({ userId: shift.people.admin.userId, role: "viewer" });
    await expect(shift.as("admin").tenancy.invitations()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("accepts an invitation once", async () => {
    const { guests } = await world("guests");
    const made = await guests.run("admin", (ctx) => invite(ctx, { email: "new@guests.example", role: "analyst" }));
    const token = made.token ?? "";
    const accept = () => acceptInvitation({ token, name: "Nia New", password: "a long enough password" }, new Date());
    const both = await Promise.allSettled([accept(), accept()]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const members = await guests.as("owner").tenancy.members();
    expect(members.filter((member) => member.email === "new@guests.example")).toMatchObject([
      { role: "analyst", name: "Nia New" },
    ]);
    await expect(accept()).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("an invitation", () => {
  const PASSWORD = "a long enough password";
  const open = async (slug: string, email: string) => {
    const made = await world(slug);
    const organization = made[slug]!;
    const { token } = await organization.run("admin", (ctx) => invite(ctx, { email, role: "analyst" }));
    return { organization, token: token ?? "" };
  };
  const accept = (token: string, now = new Date(), person: SignedInPerson | null = null) =>
    acceptInvitation({ token, name: "Nia New", password: PASSWORD }, now, person);

  it("ends after a week, when it is revoked, and when the same address is invited again", async () => {
    const { organization, token } = await open("week", "new@week.example");
    const aWeekLater = new Date(Date.now() + 7 * 86_400_000 + 1000);
    await expect(accept(token, aWeekLater)).rejects.toMatchObject({ code: "not-found" });
    const again = await organization.run("owner", (ctx) => invite(ctx, { email: "new@week.example", role: "viewer" }));
    await expect(accept(token)).rejects.toMatchObject({ code: "not-found" });
    const [listed, ...others] = await organization.as("admin").tenancy.invitations();
    expect(others).toEqual([]);
    await organization.as("admin").tenancy.revokeInvitation({ id: listed!.id });
    await expect(accept(again.token ?? "")).rejects.toMatchObject({ code: "not-found" });
  });

  it("is for its address alone: forwarded, it makes no account for another, and joins nobody who is signed in as another", async () => {
    const { organization, token } = await open("forward", "new@forward.example");
    const { viewer } = (await world("outsiders")).outsiders.people;
    await expect(accept(token, new Date(), viewer)).rejects.toMatchObject({ code: "another-address" });
    await expect(accept(`${organization.id}.${"x".repeat(43)}`)).rejects.toMatchObject({ code: "not-found" });
    expect(await accept(token)).toMatchObject({ email: "new@forward.example" });
    const members = await organization.as("owner").tenancy.members();
    expect(members.map(({ email }) => email)).not.toContain(viewer.email);
  });

  it("joins who is signed in with its address without a word more, and asks others with an account for their password", async () => {
    const { viewer } = (await world("elsewhere")).elsewhere.people;
    const { organization, token } = await open("joins", viewer.email);
    await expect(accept(token)).rejects.toMatchObject({ code: "wrong-credentials" });
    const through = { ...viewer, boundTo: organization.id };
    await expect(acceptInvitation({ token }, new Date(), through)).rejects.toMatchObject({ code: "company-session" });
    await expect(acceptInvitation({ token }, new Date(), viewer)).resolves.toMatchObject({ slug: "joins" });
    const mine = callPublic({ person: viewer, slug: null, now: new Date() });
    expect((await mine.people.myOrganizations()).map(({ slug, role }) => [slug, role])).toEqual([
      ["elsewhere", "viewer"],
      ["joins", "analyst"],
    ]);
  });

  it("goes by mail where letters leave, with a link that stands nowhere in the database and that nobody here sees", async () => {
    await setUpQueue(database.adminUrl);
    process.env.SMTP_URL = "smtp://127.0.0.1:9";
    const { token } = await open("mailed", "new@mailed.example");
    const [letter] = await catchPersonLetters(new Date());
    Reflect.deleteProperty(process.env, "SMTP_URL");
    expect(token).toBe("");
    expect(letter).toMatchObject({ to: "new@mailed.example", subject: "mailed invites you to Quarterdeck" });
    expect(letter!.text).toContain("Ada Admin invites you to mailed as analyst.");
    const mailed = letter!.path.split("/").at(-1) ?? "";
    expect(await accept(mailed)).toMatchObject({ slug: "mailed" });
  });
});

describe("a further organization", () => {
  const input = { name: "Second", slug: "second-home", currency: "EUR" };
  const make = (person: SignedInPerson, given = input, now = new Date()) =>
    callPublic({ person, slug: null, now }).people.newOrganization(given);

  it("is owned by who makes it, at an address that nobody has, unless the operator does not want it", async () => {
    const { viewer } = (await world("homes")).homes.people;
    expect(await make(viewer)).toEqual({ slug: "second-home" });
    const mine = await callPublic({ person: viewer, slug: null, now: new Date() }).people.myOrganizations();
    expect(mine).toContainEqual({ slug: "second-home", name: "Second", role: "owner" });
    await expect(make(viewer)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(make({ ...viewer, boundTo: "some" }, { ...input, slug: "third" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    process.env.ALLOW_NEW_ORGANIZATIONS = "false";
    await expect(make(viewer, { ...input, slug: "fourth" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    Reflect.deleteProperty(process.env, "ALLOW_NEW_ORGANIZATIONS");
  });
});

describe("leaving", () => {
  const leave = (organization: WorldOrganization, role: Role) =>
    organization.as(role).tenancy.leave({ slug: organization.slug });

  it("is everybody's own, but for the last owner", async () => {
    const { ship } = await world("ship");
    await leave(ship, "viewer");
    await expect(ship.as("viewer").tenancy.whoAmI()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(leave(ship, "owner")).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(ship.as("analyst").tenancy.leave({ slug: "another" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("hands the ship over first: of two owners who leave at once, one stays", async () => {
    const { boat } = await world("boat");
    await boat.as("owner").tenancy.changeRole({ userId: boat.people.admin.userId, role: "owner" });
    const both = await Promise.allSettled([leave(boat, "owner"), leave(boat, "admin")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { rows } = await asAdmin(database.adminUrl, (client) =>
      client.query(`SELECT 1 FROM "Membership" WHERE "organizationId" = $1 AND role = 'owner'`, [boat.id]),
    );
    expect(rows).toHaveLength(1);
  });
});

describe("the first person", () => {
  it("is welcomed once", async () => {
    await asAdmin(database.adminUrl, (client) => client.query('UPDATE "User" SET "isDemo" = true'));
    const token = (await makeSetUpLink()) ?? "";
    const input = {
      token,
      name: "Fay First",
      email: "fay@first.example",
      password: "a long enough password",
      organization: "First",
      slug: "first",
      currency: "USD",
    };
    expect(await welcomeFirstPerson(input, new Date())).toEqual({ slug: "first" });
    await expect(welcomeFirstPerson({ ...input, slug: "second" }, new Date())).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await makeSetUpLink()).toBeNull();
  });
});
