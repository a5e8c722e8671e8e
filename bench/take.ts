import path from "node:path";
import { importFile } from "@/server/intake";
import { foundOrganization } from "@/server/tenancy/found-organization";
import { asPerson, inTenantBulk } from "@/server/tenancy/tenant-database";

const OPERATOR = { kind: "operator", id: "operator:bench", name: "operator:bench", role: null } as const;

let founded = 0;
export const found = (): Promise<string> =>
  asPerson(null, (db) => foundOrganization(db, { name: "Bench", slug: `bench-${(founded += 1)}` }, [], "bench"));

/** Takes a file in as the command line does: read, valued, assigned, committed, audited. */
export const take = (organizationId: string, file: string) =>
  importFile(organizationId, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: {}, overlap: null },
    ...{ confirmRejects: false, isDryRun: false },
  });

/** Takes the file into an organization of its own and answers which. */
export async function takeAnew(file: string): Promise<string> {
  const organizationId = await found();
  const { status, message } = await take(organizationId, file);
  if (status !== "committed") throw new Error(`the file was not committed but ${status}: ${message}`);
  return organizationId;
}

/** How much of usage an organization holds. */
export const held = (organizationId: string): Promise<{ imports: number; rows: string }> =>
  inTenantBulk(organizationId, async (client) => {
    const { rows } = await client.query<{ imports: number; rows: string }>(
      `SELECT (SELECT count(*)::int FROM "Import" WHERE "organizationId" = $1 AND status = 'committed') AS imports,
        (SELECT coalesce(sum(rows), 0)::text FROM "UsageRollup" WHERE "organizationId" = $1) AS rows`,
      [organizationId],
    );
    if (!rows[0]) throw new Error("a count answers one row");
    return rows[0];
  });
