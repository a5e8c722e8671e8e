import { isOperator, readEnvironment } from "../../environment/environment";
import { notFound, Refusal } from "../../kernel/refusal";
import { purposeOf, seal, unseal } from "../../secrets";
import { roleMay } from "../abilities";
import { audit } from "../audit";
import type { TenantContext } from "../context";
import type { CompanySignIn } from "../generated/client";
import type { RoleMapping } from "./role-of-claims";
import { endSessionsOf } from "../sign-in/my-sessions";
import type { TenantTransaction } from "../tenant-database";
import { domainOf, type CompanySignInInput } from "./company-schema";
import { discoverIssuer, type IssuerClient } from "./issuer";

const sealedFor = (organizationId: string): string => purposeOf("company-sign-in", organizationId);

/** How people come in through their company, without the client's secret; null: they do not. */
export async function readCompanySignIn(ctx: TenantContext) {
  const row = await ctx.db.companySignIn.findUnique({ where: { organizationId: ctx.organization.id } });
  return row ? { ...shown(row), domains: await domainsOf(ctx.db, ctx.organization.id) } : null;
}

/** The settings with the secret open, for the conversation with the issuer. @throws Refusal not-found where there are none */
export async function openCompanySignIn(db: TenantTransaction, organizationId: string) {
  const row = await db.companySignIn.findUnique({ where: { organizationId } });
  if (!row) throw notFound("company sign-in");
  const client: IssuerClient = { ...row, clientSecret: unseal(row.clientSecretSealed, sealedFor(organizationId)) };
  return { client, mapping: mappingOf(row), domains: await domainsOf(db, organizationId) };
}

/**
 * Sets how people come in through their company, once the issuer has answered. Sessions that another issuer opened end.
 * @throws Refusal `no-issuer`; `another-domain` for a domain that is neither one's own address's nor an operator's to give;
 * `taken` for one that is another organization's; `owners-name-owners`
 */
export async function saveCompanySignIn(ctx: TenantContext, input: CompanySignInInput): Promise<void> {
  const organizationId = ctx.organization.id;
  const before = await ctx.db.companySignIn.findUnique({ where: { organizationId } });
  mayGiveRoles(ctx, input);
  await mayClaim(ctx, input.domains);
  const clientSecret = input.clientSecret || keptSecret(before, organizationId);
  await discoverIssuer({ issuer: input.issuer, clientId: input.clientId, clientSecret });
  const { issuer, clientId, roleClaim, roleMap, defaultRole, isEnforced } = input;
  const row = {
    ...{ issuer, clientId, roleClaim, roleMap, defaultRole, isEnforced },
    clientSecretSealed: seal(clientSecret, sealedFor(organizationId)),
    ...{ changedBy: ctx.actor.name, changedAt: new Date() },
  };
  const domainsBefore = await domainsOf(ctx.db, organizationId);
  await ctx.db.companySignIn.upsert({ where: { organizationId }, create: { organizationId, ...row }, update: row });
  await claimDomains(ctx, input.domains);
  if (before && before.issuer !== issuer) await endSessionsOf({ boundTo: organizationId });
  const told = { issuer, clientId, domains: input.domains, roleClaim, roleMap, defaultRole, isEnforced };
  await audit(ctx, {
    ...{ action: "company-sign-in.set", subject: issuer },
    before: before ? { ...shown(before), changedAt: before.changedAt.toISOString(), domains: domainsBefore } : null,
    after: told,
  });
}

/** Nobody comes in through their company any more; who did is signed out. */
export async function removeCompanySignIn(ctx: TenantContext): Promise<void> {
  const organizationId = ctx.organization.id;
  const before = await ctx.db.companySignIn.findUnique({ where: { organizationId } });
  if (!before) throw notFound("company sign-in");
  await ctx.db.companyDomain.deleteMany({ where: { organizationId } });
  await ctx.db.companySignIn.delete({ where: { organizationId } });
  await endSessionsOf({ boundTo: organizationId });
  await audit(ctx, {
    ...{ action: "company-sign-in.remove", subject: before.issuer },
    before: { ...shown(before), changedAt: before.changedAt.toISOString() },
    after: null,
  });
}

const shown = ({ issuer, clientId, isEnforced, changedBy, changedAt, ...row }: CompanySignIn) => ({
  ...{ issuer, clientId, isEnforced, changedBy, changedAt },
  ...mappingOf(row),
});

const mappingOf = (row: Pick<CompanySignIn, "roleClaim" | "roleMap" | "defaultRole">) => ({
  roleClaim: row.roleClaim,
  roleMap: row.roleMap as unknown as { value: string; role: NonNullable<RoleMapping["defaultRole"]> }[],
  defaultRole: row.defaultRole,
});

async function domainsOf(db: TenantTransaction, organizationId: string): Promise<string[]> {
  const rows = await db.companyDomain.findMany({ where: { organizationId }, orderBy: { domain: "asc" } });
  return rows.map(({ domain }) => domain);
}

function keptSecret(before: CompanySignIn | null, organizationId: string): string {
  if (before) return unseal(before.clientSecretSealed, sealedFor(organizationId));
  throw new Refusal("bad-input", "no-secret", "Write the client's secret.", { field: "clientSecret" });
}

function mayGiveRoles({ actor }: TenantContext, { roleMap, defaultRole }: CompanySignInInput): void {
  const givesOwner = defaultRole === "owner" || roleMap.some(({ role }) => role === "owner");
  if (givesOwner && actor.role !== null && !roleMay(actor.role, "member:name-owner"))
    throw new Refusal("forbidden", "owners-name-owners", "Only an owner names owners.", { field: "roleMap" });
}

/**
 * Whoever claims a domain has an address in it, or runs the installation: else one could send the people of another company to
 * an issuer of one's own.
 */
async function mayClaim(ctx: TenantContext, domains: readonly string[]): Promise<void> {
  const { actor, organization, db } = ctx;
  if (actor.kind === "operator") return;
  const where = { organizationId_userId: { organizationId: organization.id, userId: actor.id } };
  const email = (await db.membership.findUnique({ where }))?.email ?? "";
  if (isOperator(email, readEnvironment(process.env))) return;
  const kept = await domainsOf(db, organization.id);
  const foreign = domains.find((domain) => domain !== domainOf(email) && !kept.includes(domain));
  if (foreign)
    throw new Refusal(
      "forbidden",
      "another-domain",
      `Your own address is not in ${foreign}: somebody whose address is claims it, or the operator of this installation does.`,
      { field: "domains" },
    );
}

async function claimDomains({ db, organization }: TenantContext, domains: readonly string[]): Promise<void> {
  const organizationId = organization.id;
  await db.companyDomain.deleteMany({ where: { organizationId, domain: { notIn: [...domains] } } });
  await db.companyDomain.createMany({
    data: [...new Set(domains)].map((domain) => ({ domain, organizationId })),
    skipDuplicates: true,
  });
  const taken = await db.companyDomain.findFirst({
    where: { domain: { in: [...domains] }, organizationId: { not: organizationId } },
  });
  if (taken)
    throw new Refusal(
      "conflict",
      "taken",
      `${taken.domain} is another organization's here: ask the operator of this installation.`,
      { field: "domains" },
    );
}
