import { Refusal } from "../../kernel/refusal";
import { actorColumns } from "../audit";
import { newId } from "../new-id";
import { emailSchema, nameSchema, type Role } from "../schema";
import { roleOfClaims, type RoleMapping } from "./role-of-claims";
import { openSession, type OpenedSession } from "../sign-in/open-session";
import { NO_PASSWORD } from "../sign-in/password";
import { watchedWay } from "../sign-in/watched-way";
import { asPerson, enterTenant, type PersonTransaction } from "../tenant-database";
import { domainOf } from "./company-schema";
import { keepSubject, memberOf, subjectOf, type Subject } from "./company-subject";
import type { Claims } from "./issuer";

export interface Vouched {
  readonly organizationId: string;
  readonly issuer: string;
  readonly claims: Claims;
  readonly mapping: RoleMapping;
  readonly domains: readonly string[];
}

/**
 * Lets in who the company vouches for: as a member who is there or is made now, in the role that its word gives, into that
 * organization and no other. Who came in before is known by the issuer's subject, whatever their address has become.
 * @throws Refusal `not-vouched` for an address that is unverified or of another domain, `no-role`, `another-subject` for an address
 * that was somebody else's
 */
export const enterByCompany = (vouched: Vouched, from: Browser, now: Date): Promise<OpenedSession> =>
  watchedWay("company", now, (about) => enter(vouched, from, now, about));

interface Browser {
  readonly userAgent: string;
  readonly address: string;
}

async function enter(
  { organizationId, issuer, claims, mapping, domains }: Vouched,
  from: Browser,
  now: Date,
  about: (userId: string) => void,
): Promise<OpenedSession> {
  const email = vouchedAddress(claims, domains);
  const role = roleOfClaims(claims, mapping);
  if (role === null)
    throw new Refusal(
      "forbidden",
      "no-role",
      `Your company vouches for ${email}, but none of your groups has a role here. Ask an owner or admin.`,
    );
  const name = nameSchema.safeParse(claims.name);
  return asPerson(null, async (db) => {
    await enterTenant(db, organizationId);
    const subject: Subject = { organizationId, issuer, subject: subjectOf(claims) };
    const fresh = { id: newId(), email, name: name.success ? name.data : email, passwordHash: NO_PASSWORD };
    const user =
      (await memberOf(db, subject)) ??
      (await db.user.findUnique({ where: { email } })) ??
      (await db.user.create({ data: fresh }));
    about(user.id);
    if (user.isDemo) throw notVouched();
    await join(db, organizationId, user, role, from);
    await keepSubject(db, subject, user);
    return openSession(db, {
      ...{ userId: user.id, method: "company", boundTo: organizationId, userAgent: from.userAgent, now },
    });
  });
}

/** The address that the issuer has verified, in a domain of the company. */
function vouchedAddress(claims: Claims, domains: readonly string[]): string {
  const email = emailSchema.safeParse(claims.email);
  if (!email.success || claims.email_verified !== true || !domains.includes(domainOf(email.data))) throw notVouched();
  return email.data;
}

const notVouched = (): Refusal =>
  new Refusal(
    "forbidden",
    "not-vouched",
    "Your company did not vouch for an address in its own domain. Ask whoever runs its sign-in.",
  );

/** A member in that role from now on; the last owner stays one, whatever the company says. */
async function join(
  db: PersonTransaction,
  organizationId: string,
  user: { readonly id: string; readonly name: string; readonly email: string },
  role: Role,
  visitor: Browser,
): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM "Membership" WHERE "organizationId" = ${organizationId} AND role = 'owner' ORDER BY "userId" FOR UPDATE`;
  const where = { organizationId_userId: { organizationId, userId: user.id } };
  const member = await db.membership.findUnique({ where });
  if (member?.role === role) return;
  if (member?.role === "owner" && (await db.membership.count({ where: { organizationId, role: "owner" } })) <= 1)
    return;
  const { id: userId, name, email } = user;
  await db.membership.upsert({
    where,
    create: { organizationId, userId, name, email, role },
    update: { role },
  });
  // Whoever is in elsewhere signs in anew, and gets a session of a new id.
  if (member) await db.session.deleteMany({ where: { userId } });
  await db.auditEntry.create({
    data: {
      ...{ organizationId, id: newId(), ...actorColumns({ kind: "person", id: userId, name, role, visitor }) },
      ...{ action: member ? "member.change-role" : "member.join-by-company", subject: email },
      ...(member ? { before: member.role } : {}),
      after: role,
    },
  });
}
