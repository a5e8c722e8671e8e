import { Refusal } from "../../kernel/refusal";
import { asPerson, inTenant } from "../tenant-database";
import { openCompanySignIn } from "./company-sign-in";
import { domainOf } from "./company-schema";

/**
 * The organization whose company an address is of, by its domain alone: the answer is the same whoever it is.
 * @throws Refusal `no-company` for a domain that is nobody's here
 */
export async function findCompany(email: string): Promise<{ organizationId: string; slug: string }> {
  const found = await asPerson(null, async (db) => {
    const claimed = await db.companyDomain.findUnique({ where: { domain: domainOf(email) } });
    return claimed && db.organizationAddress.findUnique({ where: { organizationId: claimed.organizationId } });
  });
  if (!found)
    throw new Refusal("bad-input", "no-company", "No organization here signs in with the company of this address.", {
      field: "email",
    });
  return { organizationId: found.organizationId, slug: found.slug };
}

/** The issuer, the roles and the domains of an organization. @throws Refusal not-found where it has none */
export const companyOf = (organizationId: string) =>
  inTenant(organizationId, (db) => openCompanySignIn(db, organizationId));
