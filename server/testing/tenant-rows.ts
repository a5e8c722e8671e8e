import { asAdmin } from "./test-database";

/** Rows of an organization by table, as text, seen over the walls. */
export type TenantRows = Readonly<Record<string, readonly string[]>>;

/** Every table with an organization in it, but for those without content: where organizations live, which e-mail domains are theirs, and when they are due. */
export const tenantTables = (adminUrl: string): Promise<string[]> =>
  asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'organizationId' AND table_name NOT IN ('OrganizationAddress', 'CompanyDomain', 'DueMoment') ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  });

/** Everything that an organization has, its own row included. */
export const rowsOf = async (adminUrl: string, organizationId: string): Promise<TenantRows> => {
  const tables = await tenantTables(adminUrl);
  return asAdmin(adminUrl, async (client) => {
    const read = async (sql: string): Promise<string[]> =>
      (await client.query<{ row: string }>(sql, [organizationId])).rows.map(({ row }) => row);
    const found: Record<string, string[]> = {
      Organization: await read(`SELECT to_jsonb(t)::text AS row FROM "Organization" t WHERE id = $1`),
    };
    for (const name of tables)
      found[name] = await read(
        `SELECT to_jsonb(t)::text AS row FROM "${name}" t WHERE "organizationId" = $1 ORDER BY to_jsonb(t)::text`,
      );
    return found;
  });
};

const LEAST = 8;
const IS_TIME = /^\d{4}-\d\d(-\d\d|-Q\d|$)/;

/** What rows hold that others do not: ids, names, texts and long numbers. Short words and times say nothing of anybody. */
export function secretsOf(rows: TenantRows, others: TenantRows): ReadonlySet<string> {
  const known = leavesOf(others);
  return new Set([...leavesOf(rows)].filter((text) => text.length >= LEAST && !IS_TIME.test(text) && !known.has(text)));
}

/** Secrets that a text holds, whole or as one of its words. */
export function secretsIn(text: string, secrets: ReadonlySet<string>): string[] {
  const words = new Set([...(text.match(/[\p{L}\p{N}_.@-]+/gu) ?? []), ...(text.match(/[\p{L}\p{N}]+/gu) ?? [])]);
  return [...leavesOfText(text), ...words].filter((word) => secrets.has(word));
}

function leavesOf(rows: TenantRows): ReadonlySet<string> {
  const leaves = new Set<string>();
  for (const row of Object.values(rows).flat()) for (const leaf of leavesOfText(row)) leaves.add(leaf);
  return leaves;
}

const leavesOfText = (text: string): string[] => {
  try {
    return leavesIn(JSON.parse(text));
  } catch {
    return [];
  }
};

function leavesIn(value: unknown): string[] {
  if (typeof value === "string") return /^[[{]/.test(value) ? [value, ...leavesOfText(value)] : [value];
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...leavesIn(inner)]);
}
