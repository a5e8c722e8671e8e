import { notFound, Refusal } from "../../kernel/refusal";
import { domainOf } from "../company/company-schema";
import type { Membership } from "../generated/client";
import { mustBeOpen } from "../closing/must-be-open";
import { asPerson, enterTenant, type TenantTransaction } from "../tenant-database";
import { mustWantNoSecondFactor } from "./second-factor-wanted";
import type { SignedInPerson } from "./session";

/**
 * True where an organization wants this member to come in through its own issuer and no other way. Owners are never held to
 * it: a broken issuer must not lock everybody out.
 */
async function wantsCompanySignIn(
  db: Pick<TenantTransaction, "companySignIn" | "companyDomain">,
  { organizationId, role, email }: Pick<Membership, "organizationId" | "role" | "email">,
): Promise<boolean> {
  if (role === "owner") return false;
  const settings = await db.companySignIn.findUnique({ where: { organizationId }, select: { isEnforced: true } });
  if (!settings?.isEnforced) return false;
  const domain = domainOf(email);
  return (await db.companyDomain.findFirst({ where: { organizationId, domain } })) !== null;
}

/**
 * The membership that a signed-in person enters an organization by, in that organization's transaction.
 * @throws Refusal not-found for who is no member, or came in through another company's issuer; `company-only` for who must
 * come in through this one's; `second-factor-needed` for who has none where the organization wants one.
 */
export async function membershipOf(
  db: TenantTransaction,
  organizationId: string,
  { userId, boundTo, hasTwoFactors }: SignedInPerson,
): Promise<Membership> {
  const membership = await db.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
  });
  if (!membership || (boundTo !== null && boundTo !== organizationId)) throw notFound("organization");
  if (membership.role !== "owner") await mustBeOpen(db, organizationId);
  if (boundTo !== null) return membership;
  if (await wantsCompanySignIn(db, membership)) throw companyOnly();
  if (!hasTwoFactors) await mustWantNoSecondFactor(db, organizationId);
  return membership;
}

/** At a door of one's own. @throws Refusal `company-only` where every organization of the person wants its issuer's word */
export async function mustNotBeCompanys(userId: string): Promise<void> {
  const isOpenSomewhere = await asPerson(userId, async (db) => {
    const memberships = await db.membership.findMany({ where: { userId } });
    for (const membership of memberships) {
      await enterTenant(db, membership.organizationId);
      if (!(await wantsCompanySignIn(db, membership))) return true;
    }
    return memberships.length === 0;
  });
  if (!isOpenSomewhere) throw companyOnly();
}

const companyOnly = (): Refusal =>
  new Refusal("forbidden", "company-only", "Your organization asks you to sign in with your company.");
