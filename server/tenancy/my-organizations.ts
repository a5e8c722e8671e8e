import type { Role } from "./schema";
import type { SignedInPerson } from "./sign-in/session";
import { asPerson } from "./tenant-database";

export interface MyOrganization {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
}

/** The organizations that a person's session opens, by name. Row-level security shows a person their own memberships only. */
export async function myOrganizations({ userId, boundTo }: SignedInPerson): Promise<MyOrganization[]> {
  return asPerson(userId, async (db) => {
    const rows = await db.membership.findMany({
      where: { userId, ...(boundTo === null ? {} : { organizationId: boundTo }) },
      include: { organization: true },
      orderBy: { organization: { name: "asc" } },
    });
    return rows.map((row) => ({ slug: row.organization.slug, name: row.organization.name, role: row.role }));
  });
}
