import { Refusal } from "../kernel/refusal";
import { newId, newSecret } from "./new-id";
import type { Role } from "./schema";
import { enterTenant, type PersonTransaction } from "./tenant-database";

export interface NewOrganization {
  readonly name: string;
  readonly slug: string;
  readonly currency?: string;
  readonly fiscalYearStart?: number;
  readonly timeZone?: string;
  readonly isDemo?: boolean;
  readonly clockStandsOn?: Date | null;
}

export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** Founds an organization with its first members, and enters it. @throws Refusal when the address is taken. */
export async function foundOrganization(
  db: PersonTransaction,
  wanted: NewOrganization,
  members: readonly Member[],
  actor: string,
): Promise<string> {
  const id = newId();
  if (await db.organizationAddress.findUnique({ where: { slug: wanted.slug } }))
    throw new Refusal("conflict", "address-taken", `The address /o/${wanted.slug} is taken: choose another.`, {
      field: "slug",
    });
  await db.organizationAddress.create({ data: { slug: wanted.slug, organizationId: id } });
  await enterTenant(db, id);
  await db.organization.create({
    data: {
      id,
      slug: wanted.slug,
      name: wanted.name,
      currency: wanted.currency ?? "USD",
      fiscalYearStart: wanted.fiscalYearStart ?? 1,
      timeZone: wanted.timeZone ?? "UTC",
      isDemo: wanted.isDemo ?? false,
      clockStandsOn: wanted.clockStandsOn ?? null,
      salt: newSecret(),
    },
  });
  for (const member of members) await db.membership.create({ data: { organizationId: id, ...member } });
  await db.auditEntry.create({
    data: {
      ...{ organizationId: id, id: newId(), action: "organization.found", subject: wanted.name },
      ...{ actor, actorKind: actor.startsWith("operator:") ? "operator" : "person", after: wanted.name },
    },
  });
  return id;
}
