import { Client, type QueryConfig } from "pg";
import { closeConnections } from "../tenancy/tenant-database";
import { asAdmin } from "./test-database";
import { tenantTables } from "./tenant-rows";

/** What a statement asks of an organization, from the builder or written by hand: always a comparison with a parameter. */
const FILTER =
  /(?<!SET )(?:(?:"?\w+"?\.)*"organizationId"|(?:"public"\.)?"Organization"\."id")\s*(?:=\s*(?:ANY\s*\(\s*\$\d+[^)]*\)|\$\d+(?:::\w+)?)|IN\s*\(\s*\$\d+(?:\s*,\s*\$\d+)*\s*\))/g;

/** The statement with every such condition true, its parameters as they were. */
export const withoutFilter = (sql: string): string => sql.replace(FILTER, (condition) => `(TRUE OR ${condition})`);

/**
 * Runs `work` while no statement asks for an organization: the application's filters are gone, and row-level security is left
 * alone. Answers also how many statements had one.
 */
export async function withoutFilters<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; stripped: number }> {
  const prototype = Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const ask = prototype.query;
  let stripped = 0;
  const strip = (sql: string): string => {
    const without = withoutFilter(sql);
    if (without !== sql) stripped += 1;
    return without;
  };
  prototype.query = function (this: Client, first: unknown, ...rest: unknown[]): unknown {
    if (typeof first === "string") return ask.call(this, strip(first), ...rest);
    const isStatement = typeof first === "object" && first !== null && "text" in first && !("submit" in first);
    return ask.call(this, isStatement ? { ...first, text: strip((first as QueryConfig).text) } : first, ...rest);
  };
  try {
    const result = await work();
    return { result, stripped };
  } finally {
    prototype.query = ask;
  }
}

/** Runs `work` connected as a role that row-level security does not hold: the application's filters are left alone. */
export async function withoutRowSecurity<Result>(adminUrl: string, work: () => Promise<Result>): Promise<Result> {
  const walled = process.env.DATABASE_URL;
  await closeConnections();
  process.env.DATABASE_URL = adminUrl;
  try {
    return await work();
  } finally {
    await closeConnections();
    process.env.DATABASE_URL = walled;
  }
}

/** From now on whoever writes a row of this organization, by whatever role, is stopped with `trapped`. */
export async function setTraps(adminUrl: string, organizationId: string): Promise<void> {
  const tables = await tenantTables(adminUrl);
  await asAdmin(adminUrl, async (client) => {
    const theirs = client.escapeLiteral(organizationId);
    for (const [name, key] of [["Organization", "id"], ...tables.map((table) => [table, "organizationId"])] as const)
      await client.query(`
        CREATE FUNCTION "trap ${name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF TG_OP <> 'INSERT' AND OLD."${key}" = ${theirs} THEN RAISE EXCEPTION 'trapped: ${name}'; END IF;
          IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
          IF NEW."${key}" = ${theirs} THEN RAISE EXCEPTION 'trapped: ${name}'; END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER trap BEFORE INSERT OR UPDATE OR DELETE ON "${name}" FOR EACH ROW EXECUTE FUNCTION "trap ${name}"()`);
  });
}
