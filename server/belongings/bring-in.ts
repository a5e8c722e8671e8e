import type { PoolClient } from "pg";
import { Refusal } from "../kernel/refusal";
import { holdDueSteps } from "../schedule";
import { audit } from "../tenancy/audit";
import { tenantContext, type Actor } from "../tenancy/context";
import { invite } from "../tenancy/invitations";
import { roleSchema, slugSchema } from "../tenancy/schema";
import { asPerson, inTenant } from "../tenancy/tenant-database";
import { importOrganization, type BroughtIn } from "./import-organization";

export interface Welcome {
  readonly organizationId: string;
  readonly slug: string;
  readonly rows: number;
  /** Addresses that have an account here, and are members now. */
  readonly joined: readonly string[];
  /** The others, with an invitation each; the token where no letter tells it. */
  readonly invited: readonly { readonly email: string; readonly token: string | null }[];
}

/**
 * Brings an export in and its people with it: who has an account here by the same address is a member in the same role, everybody else is
 * invited. `owner` is an address with an account here that owns it too, needed where none of its owners has one.
 */
export async function bringIn(
  actor: Actor,
  { file, slug, owner }: { file: string; slug: string; owner?: string | undefined },
): Promise<Welcome> {
  if (!slugSchema.safeParse(slug).success)
    throw new Refusal(
      "bad-input",
      "bad-address",
      "--org takes lower-case letters, digits and hyphens: the part of the address after /o/.",
    );
  const users = await asPerson(null, (db) => db.user.findMany({ select: { id: true, email: true, name: true } }));
  const known = new Map(users.map((user) => [user.email, user]));
  let joined: string[] = [];
  const brought = await importOrganization(file, slug, async (client, { organizationId, members }) => {
    joined = await join(client, organizationId, wanted(members, owner), known);
  });
  const { organizationId } = brought;
  const invited = await inTenant(organizationId, async (db) => {
    const ctx = await tenantContext(db, organizationId, actor, new Date());
    await audit(ctx, {
      ...{ action: "organization.bring-in", subject: ctx.organization.name, after: slug },
      facts: { takenAt: brought.manifest.takenAt, tables: brought.manifest.tables.length },
    });
    const letters: { email: string; token: string | null }[] = [];
    for (const { email, role } of brought.members.filter((one) => !joined.includes(one.email)))
      letters.push({ email, token: (await invite(ctx, { email, role: roleSchema.parse(role) })).token });
    return letters;
  });
  await holdDueSteps(organizationId, new Date());
  const rows = Object.values(brought.rows).reduce((sum, count) => sum + count, 0);
  return { organizationId, slug, rows, joined, invited };
}

const wanted = (members: BroughtIn["members"], owner: string | undefined): BroughtIn["members"] =>
  owner === undefined
    ? members
    : [...members.filter(({ email }) => email !== owner), { email: owner, name: "", role: "owner" }];

async function join(
  client: PoolClient,
  organizationId: string,
  members: BroughtIn["members"],
  known: ReadonlyMap<string, { readonly id: string; readonly name: string }>,
): Promise<string[]> {
  const here = members.filter(({ email }) => known.has(email));
  if (!here.some(({ role }) => role === "owner"))
    throw new Refusal(
      "bad-input",
      "no-owner",
      "None of its owners has an account here: name one who has, with --owner ADDRESS.",
    );
  for (const { email, name, role } of here) {
    const user = known.get(email);
    await client.query(
      `INSERT INTO "Membership" ("organizationId", "userId", role, name, email) VALUES ($1, $2, $3::"Role", $4, $5)`,
      [organizationId, user?.id, role, name || user?.name, email],
    );
  }
  return here.map(({ email }) => email);
}
