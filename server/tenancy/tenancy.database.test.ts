import { describe, expect, it } from "vitest";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world } from "../testing/world";
import { changeRole, removeMember } from "./members";
import { acceptInvitation } from "./accept-invitation";
import { invite } from "./invitations";
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

  it("refuses a role that was taken away at the next request", async () => {
    const { shift } = await world("shift");
    await shift.as("admin").tenancy.invitations();
    await shift.as("owner").tenancy.changeRole({ userId: shift.people.admin.userId, role: "viewer" });
    await expect(shift.as("admin").tenancy.invitations()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("accepts an invitation once", async () => {
    const { guests } = await world("guests");
    const { token } = await guests.run("admin", (ctx) => invite(ctx, { email: "new@guests.example", role: "analyst" }));
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
