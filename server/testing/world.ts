import { callPublic, callTenant } from "../api/root";
import { foundOrganization } from "../tenancy/found-organization";
import { tenantContext, type TenantContext } from "../tenancy/context";
import { newId } from "../tenancy/new-id";
import { ROLES, type Role } from "../tenancy/schema";
import type { SignedInPerson } from "../tenancy/sign-in/session";
import { asPerson, inTenant } from "../tenancy/tenant-database";

export interface WorldOrganization {
  readonly id: string;
  readonly slug: string;
  /** The person with this role: Olga Owner, Ada Admin, Ana Analyst, Rex Reviewer, Vic Viewer. */
  readonly people: Readonly<Record<Role, SignedInPerson>>;
  /** The tenant's API as the person with this role would call it, through every door. */
  readonly as: (role: Role, now?: Date) => ReturnType<typeof callTenant>;
  /** Runs a use case in one transaction, as the person with this role. */
  readonly run: <Result>(role: Role, work: (ctx: TenantContext) => Promise<Result>, now?: Date) => Promise<Result>;
}

const NAMES: Record<Role, string> = {
  owner: "Olga Owner",
  admin: "Ada Admin",
  analyst: "Ana Analyst",
  reviewer: "Rex Reviewer",
  viewer: "Vic Viewer",
};
const NOON = new Date("2026-10-05T12:00:00Z");

/**
 * The one fixture language of the tests: organizations that exist, each with a person for every role.
 * `const { acme, borealis } = await world("acme", "borealis")`
 */
export async function world<Slug extends string>(...slugs: Slug[]): Promise<Record<Slug, WorldOrganization>> {
  const made: Partial<Record<Slug, WorldOrganization>> = {};
  for (const slug of slugs) made[slug] = await organization(slug);
  return made as Record<Slug, WorldOrganization>;
}

async function organization(slug: string): Promise<WorldOrganization> {
  const people = Object.fromEntries(
    ROLES.map((role) => [
      role,
      {
        sessionId: newId(),
        userId: newId(),
        name: NAMES[role],
        email: `${role}@${slug}.example`,
        boundTo: null,
        hasTwoFactors: false,
      },
    ]),
  ) as Record<Role, SignedInPerson>;
  const id = await asPerson(null, async (db) => {
    for (const { userId, name, email } of Object.values(people))
      await db.user.create({ data: { id: userId, name, email, passwordHash: "none" } });
    const members = ROLES.map((role) => ({
      userId: people[role].userId,
      name: people[role].name,
      email: people[role].email,
      role,
    }));
    return foundOrganization(db, { name: slug, slug }, members, NAMES.owner);
  });
  return {
    id,
    slug,
    people,
    as: (role, now = NOON) => callTenant({ person: people[role], slug, now }),
    run: (role, work, now = NOON) =>
      inTenant(id, async (db) =>
        work(
          await tenantContext(db, id, { kind: "person", id: people[role].userId, name: people[role].name, role }, now),
        ),
      ),
  };
}

/** The API without an organization, as a person, or as nobody. */
export const asNobody = (now = NOON) => callPublic({ person: null, slug: null, now });
