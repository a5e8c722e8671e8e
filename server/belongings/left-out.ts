/**
 * Columns that never leave: hashes that open a door, sealed texts, the salt of hashed people. A test holds every column that is named like a
 * secret against this list.
 */
export const SECRET_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  Organization: ["salt"],
  Invitation: ["tokenHash"],
  ApiToken: ["secretHash"],
  ReviewLink: ["tokenHash"],
  CompanySignIn: ["clientSecretSealed"],
  OrganizationMail: ["passwordSealed"],
};

/** What stands in an export for people to read, and means nothing elsewhere: each is made anew by hand. */
export const NOT_BROUGHT_IN: readonly string[] = [
  ...["Invitation", "ApiToken", "RememberedAnswer", "ReviewLink", "CompanySignIn", "OrganizationMail"],
  // People are matched by their address.
  ...["Membership", "CompanySubject"],
];

/** Tables with an organization in them and no content: addresses, domains, when schedules look next. */
const WITHOUT_CONTENT: readonly string[] = ["OrganizationAddress", "CompanyDomain", "DueMoment"];

export const isOrganizations = (table: { readonly name: string; readonly columns: readonly string[] }): boolean =>
  table.name === "Organization" || (table.columns.includes("organizationId") && !WITHOUT_CONTENT.includes(table.name));
