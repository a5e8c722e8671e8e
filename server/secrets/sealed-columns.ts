/** A column of sealed text. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The column whose value, after the word, is the purpose it is sealed for: `totp:<user id>`. */
  readonly of: string;
  readonly word: string;
}

/** Every column that holds sealed text; a test holds it against the schema. What is empty was never sealed. */
export const SEALED_COLUMNS = [
  { table: "SecondFactor", column: "seedSealed", of: "userId", word: "totp" },
  { table: "CompanySignIn", column: "clientSecretSealed", of: "organizationId", word: "company-sign-in" },
  { table: "OrganizationMail", column: "passwordSealed", of: "organizationId", word: "smtp" },
] as const satisfies readonly SealedColumn[];

/** What a secret is sealed for: the word of its column and the id of whose it is. */
export const purposeOf = (word: (typeof SEALED_COLUMNS)[number]["word"], id: string): string => `${word}:${id}`;
