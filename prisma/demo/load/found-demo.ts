import { foundOrganization } from "@/server/tenancy/found-organization";
import { newId } from "@/server/tenancy/new-id";
import type { Role } from "@/server/tenancy/schema";
import { hashPassword } from "@/server/tenancy/sign-in/password";
import { asPerson } from "@/server/tenancy/tenant-database";
import { company } from "../company";
import { people, type DemoPerson } from "../people";

export interface DemoMember extends DemoPerson {
  readonly userId: string;
  readonly password: string;
}
export interface FoundedDemo {
  readonly organizationId: string;
  readonly members: Readonly<Record<Role, DemoMember>>;
}

/** The company and its people, in one transaction; its clock stands on the day on which the story begins. */
export async function foundDemo(passwordOf: (person: DemoPerson) => string, clockStandsOn: Date): Promise<FoundedDemo> {
  const members = people.map((person) => ({ ...person, userId: newId(), password: passwordOf(person) }));
  const hashes = await Promise.all(members.map(({ password }) => hashPassword(password)));
  const owner = members.find(({ role }) => role === "owner")?.name ?? "";
  const organizationId = await asPerson(null, async (db) => {
    for (const [at, { userId, name, email }] of members.entries())
      await db.user.create({ data: { id: userId, name, email, passwordHash: hashes[at] ?? "", isDemo: true } });
    const listed = members.map(({ userId, name, email, role }) => ({ userId, name, email, role }));
    return foundOrganization(db, { ...company, isDemo: true, clockStandsOn }, listed, owner);
  });
  return {
    organizationId,
    members: Object.fromEntries(members.map((member) => [member.role, member])) as Record<Role, DemoMember>,
  };
}
