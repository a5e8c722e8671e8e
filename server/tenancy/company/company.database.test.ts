import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setUpQueue } from "../../queue";
import { browse, startIssuer, type TestIssuer } from "../../testing/oidc-issuer";
import { asAdmin, useTestDatabase } from "../../testing/test-database";
import { world, type WorldOrganization } from "../../testing/world";
import { mustNotBeCompanys } from "../sign-in/company-only";
import { personOfSession } from "../sign-in/session";
import type { Role } from "../schema";
import type { CompanySignInInput } from "./company-schema";
import { enterByCompany } from "./enter-by-company";
import { companyOf, findCompany } from "./find-company";
import { claimsOf, discoverIssuer, questionFor } from "./issuer";

const database = useTestDatabase();
const BACK = "https://quarterdeck.example/api/company-sign-in/harbour/callback";
const FROM = { userAgent: "Firefox", address: "203.0.113.9" };
const NEW = "nia@harbour.example";
const now = new Date("2026-11-20T09:00:00Z");
let issuer: TestIssuer;
let harbour: WorldOrganization;
let abroad: WorldOrganization;

beforeAll(async () => {
  issuer = await startIssuer(BACK);
  process.env.PRIVATE_HOSTS = "127.0.0.1";
  await setUpQueue(database.adminUrl);
  ({ harbour, abroad } = await world("harbour", "abroad"));
});
afterAll(() => issuer.close());

const settings = (given: Partial<CompanySignInInput> = {}): CompanySignInInput => ({
  ...{ issuer: issuer.issuer, clientId: issuer.clientId, clientSecret: issuer.clientSecret },
  ...{ domains: ["harbour.example"], roleClaim: "groups", defaultRole: "viewer", isEnforced: false },
  roleMap: [
    { value: "ml", role: "analyst" as const },
    { value: "board", role: "reviewer" as const },
  ],
  ...given,
});
const save = (given: Partial<CompanySignInInput> = {}, role: Role = "owner", organization = harbour) =>
  organization.as(role).tenancy.saveCompanySignIn(settings(given));

const person = (email: string, claims: object = {}): void =>
  void issuer.people.set(email, { email, email_verified: true, name: "Nia New", groups: ["ml"], ...claims });

/** The whole conversation, from the address typed to the session. */
async function enter(email: string) {
  const { organizationId } = await findCompany(email);
  const { client, mapping, domains } = await companyOf(organizationId);
  const configuration = await discoverIssuer(client);
  const { address, conversation } = await questionFor(configuration, BACK, email);
  const claims = await claimsOf(configuration, await browse(address, BACK), conversation);
  const opened = await enterByCompany({ organizationId, issuer: client.issuer, claims, mapping, domains }, FROM, now);
  return (await personOfSession(opened.sessionId, now, false))!;
}

const roleOf = async (email: string): Promise<string | undefined> =>
  (await harbour.as("owner").tenancy.members()).find((member) => member.email === email)?.role;

describe("the conversation with a real issuer", () => {
  beforeEach(async () => {
    await save();
    person(NEW);
  });

  it("makes a member of who the company vouches for, in the role that its word gives, each time anew", async () => {
    const nia = await enter(NEW);
    expect(nia).toMatchObject({ email: NEW, name: "Nia New", boundTo: harbour.id });
    expect(await roleOf(NEW)).toBe("analyst");
    person(NEW, { groups: ["board", "ml"] });
    const again = await enter(NEW);
    expect(again.userId).toBe(nia.userId);
    expect(await roleOf(NEW)).toBe("analyst");
    person(NEW, { groups: ["board"] });
    await enter(NEW);
    expect(await roleOf(NEW)).toBe("reviewer");
    // With another role come new sessions.
    expect(await personOfSession(again.sessionId, now, false)).toBeNull();
    person(NEW, { groups: undefined });
    await enter(NEW);
    expect(await roleOf(NEW)).toBe("viewer");
    const { entries } = await harbour.as("owner").tenancy.auditLog({});
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["member.join-by-company", "member.change-role", "company-sign-in.set"]),
    );
  });

  it("lets in nobody who is unverified, of another domain, or without a role", async () => {
    person(NEW, { email_verified: false });
    await expect(enter(NEW)).rejects.toMatchObject({ code: "not-vouched" });
    person(NEW, { email_verified: "true" });
    await expect(enter(NEW)).rejects.toMatchObject({ code: "not-vouched" });
    for (const email of ["nia@abroad.example", "nia@sub.harbour.example", "nia@harbour.example.evil.example", ""]) {
      person(NEW, { email });
      await expect(enter(NEW), email).rejects.toMatchObject({ code: "not-vouched" });
    }
    await save({ defaultRole: null });
    person(NEW, { groups: ["sales"] });
    await expect(enter(NEW)).rejects.toMatchObject({ code: "no-role" });
  });

  it("knows who came in before by the issuer's subject, and gives an address of another to nobody", async () => {
    // The test's issuer names its people by the address that they typed there.
    const [first, second] = ["subject-1@harbour.example", "subject-2@harbour.example"];
    person(first, { email: "maiden@harbour.example" });
    const before = await enter(first);
    // Another address, the same subject: the same person, whose address here stays.
    person(first, { email: "married@harbour.example" });
    expect(await enter(first)).toMatchObject({ userId: before.userId, email: "maiden@harbour.example" });
    // The same address, another subject: somebody new at the company.
    person(second, { email: "maiden@harbour.example" });
    await expect(enter(second)).rejects.toMatchObject({ code: "another-subject" });
    await harbour.as("owner").tenancy.removeMember({ userId: before.userId });
    expect((await enter(second)).email).toBe("maiden@harbour.example");
  });

  it("believes no answer that belongs to another conversation, nor one answer twice", async () => {
    const { client } = await companyOf(harbour.id);
    const configuration = await discoverIssuer(client);
    const { address, conversation } = await questionFor(configuration, BACK, NEW);
    const back = await browse(address, BACK);
    const other = (await questionFor(configuration, BACK, NEW)).conversation;
    for (const wrong of [
      { ...conversation, state: other.state },
      { ...conversation, codeVerifier: other.codeVerifier },
    ])
      await expect(claimsOf(configuration, back, wrong)).rejects.toThrow();
    const second = await questionFor(configuration, BACK, NEW);
    const answer = await browse(second.address, BACK);
    await expect(claimsOf(configuration, answer, { ...second.conversation, nonce: other.nonce })).rejects.toThrow();
    const third = await questionFor(configuration, BACK, NEW);
    const right = await browse(third.address, BACK);
    await expect(claimsOf(configuration, right, third.conversation)).resolves.toMatchObject({ email: NEW });
    await expect(claimsOf(configuration, right, third.conversation)).rejects.toThrow();
    const bad = await discoverIssuer({ ...client, clientSecret: "not the secret of this client" });
    const fourth = await questionFor(bad, BACK, NEW);
    await expect(claimsOf(bad, await browse(fourth.address, BACK), fourth.conversation)).rejects.toThrow();
  });

  it("keeps the last owner, whatever the company says", async () => {
    const { email } = harbour.people.owner;
    person(email, { groups: ["ml"] });
    await enter(email);
    expect(await roleOf(email)).toBe("owner");
    await harbour.as("owner").tenancy.changeRole({ userId: harbour.people.admin.userId, role: "owner" });
    await enter(email);
    expect(await roleOf(email)).toBe("analyst");
    await harbour.run("admin", async ({ db }) => {
      const where = { organizationId: harbour.id, userId: harbour.people.owner.userId };
      await db.membership.updateMany({ where, data: { role: "owner" } });
      const admin = { organizationId: harbour.id, userId: harbour.people.admin.userId };
      await db.membership.updateMany({ where: admin, data: { role: "admin" } });
    });
  });
});

describe("a session by the company's word", () => {
  it("opens that organization alone, and changes no way in", async () => {
    await save();
    // A member of both: abroad's issuer must not open harbour's rooms, nor the other way round.
    const { viewer } = harbour.people;
    await abroad.run("owner", async ({ db }) => {
      const { userId, name, email } = viewer;
      await db.membership.create({ data: { organizationId: abroad.id, userId, name, email, role: "admin" } });
    });
    person(viewer.email, { groups: [] });
    const nia = await enter(viewer.email);
    const { callPublic, callTenant } = await import("../../api/root");
    const at = (slug: string) => callTenant({ person: nia, slug, now }).tenancy.whoAmI();
    await expect(at("harbour")).resolves.toMatchObject({ role: "viewer" });
    await expect(at("abroad")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const own = callPublic({ person: nia, slug: null, now });
    expect(await own.people.myOrganizations()).toMatchObject([{ slug: "harbour" }]);
    for (const act of [
      () => own.account.beginSecondFactor(),
      () => own.account.askForPasskey(),
      () => own.account.changePassword({ current: "x", password: "a long enough password" }),
    ])
      await expect(act()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await save({ issuer: `${issuer.issuer}/` });
    expect(await personOfSession(nia.sessionId, now, false)).toBeNull();
  });

  it("is the only one that is taken where the organization enforces it, but for owners", async () => {
    await save({ isEnforced: true });
    const { analyst, owner } = harbour.people;
    const company = { code: "FORBIDDEN", message: "Your organization asks you to sign in with your company." };
    await expect(harbour.as("analyst").tenancy.whoAmI()).rejects.toMatchObject(company);
    await expect(mustNotBeCompanys(analyst.userId)).rejects.toMatchObject({ code: "company-only" });
    await expect(harbour.as("owner").tenancy.whoAmI()).resolves.toBeDefined();
    await expect(mustNotBeCompanys(owner.userId)).resolves.toBeUndefined();
    person(analyst.email);
    const through = await enter(analyst.email);
    const { callTenant } = await import("../../api/root");
    await expect(callTenant({ person: through, slug: "harbour", now }).tenancy.whoAmI()).resolves.toBeDefined();
    // Who belongs elsewhere too may still go there by a way of their own.
    await expect(mustNotBeCompanys(harbour.people.viewer.userId)).resolves.toBeUndefined();
    await expect(harbour.as("viewer").tenancy.whoAmI()).rejects.toMatchObject(company);
    await harbour.as("owner").tenancy.removeCompanySignIn();
    await expect(harbour.as("analyst").tenancy.whoAmI()).resolves.toBeDefined();
    expect(await personOfSession(through.sessionId, now, false)).toBeNull();
    await expect(findCompany(analyst.email)).rejects.toMatchObject({ code: "no-company" });
  });
});

describe("its settings", () => {
  it("claim a domain of one's own address that nobody else has, and keep the secret sealed", async () => {
    await save();
    await expect(save({ domains: ["abroad.example"] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(save({ domains: ["gmail.com"] })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    process.env.OPERATOR_EMAILS = abroad.people.owner.email;
    await expect(save({ domains: ["abroad.example", "harbour.example"] }, "owner", abroad)).rejects.toMatchObject({
      code: "CONFLICT",
      message: /^harbour\.example is another organization's here/,
    });
    await save({ domains: ["abroad.example", "two.example"] }, "owner", abroad);
    await abroad.as("owner").tenancy.removeCompanySignIn();
    Reflect.deleteProperty(process.env, "OPERATOR_EMAILS");
    // Saved again without the secret: the one that is kept counts.
    await save({ clientSecret: "" });
    const shown = await harbour.as("owner").tenancy.companySignIn();
    expect(shown).toMatchObject({ issuer: issuer.issuer, domains: ["harbour.example"], isEnforced: false });
    expect(JSON.stringify(shown)).not.toContain(issuer.clientSecret);
    const { rows } = await asAdmin(database.adminUrl, (client) =>
      client.query<{ row: string }>(
        `SELECT to_jsonb(t)::text AS row FROM "CompanySignIn" t UNION ALL SELECT to_jsonb(t)::text FROM "AuditEntry" t`,
      ),
    );
    for (const { row } of rows) expect(row).not.toContain(issuer.clientSecret);
    expect((await companyOf(harbour.id)).client.clientSecret).toBe(issuer.clientSecret);
  });

  it("are an owner's or admin's, and owners are named by owners", async () => {
    await expect(save({}, "analyst")).rejects.toMatchObject({ code: "FORBIDDEN" });
    const naming = { roleMap: [{ value: "chiefs", role: "owner" as const }] };
    await expect(save(naming, "admin")).rejects.toMatchObject({ message: "Only an owner names owners." });
    await expect(save({ defaultRole: "owner" }, "admin")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await save(naming, "owner");
  });

  it("name an issuer that answers, on the internet or where the operator allows it", async () => {
    await expect(save({ issuer: `${issuer.issuer}/elsewhere` })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    process.env.PRIVATE_HOSTS = "";
    await expect(save()).rejects.toMatchObject({ message: /does not answer as an issuer/ });
    process.env.PRIVATE_HOSTS = "127.0.0.1";
  });
});
