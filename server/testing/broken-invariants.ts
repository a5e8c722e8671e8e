import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Client } from "pg";
import { asAdmin } from "./test-database";

const TOKENS = ["uncachedInput", "cacheRead", "cacheWrite5m", "cacheWrite1h", "output", "reasoning"];
const SUMMED = ["rows", "requests", "failedRequests", ...TOKENS, "reportedCost"];
const sums = (of: string): string => SUMMED.map((name) => `sum(${of}."${name}") AS "${name}"`).join(", ");
const KEY = `"organizationId", "importId", month, "keyId", currency, counts`;

/** What must be true of the whole database at every moment, each as a query for what breaks it. */
const LAWS: Readonly<Record<string, string>> = {
  "accepted + ignored + rejected = rows": `
    SELECT id FROM "Import" WHERE report IS NOT NULL AND report->'refused' IS NULL AND (report->>'rows')::bigint
      <> (report->>'accepted')::bigint + (report->>'ignored')::bigint + (report->>'rejected')::bigint`,
  "rollups hold the accepted rows of committed imports, and of no other": `
    SELECT i.id FROM "Import" i LEFT JOIN "UsageRollup" r ON r."organizationId" = i."organizationId" AND r."importId" = i.id
    GROUP BY i."organizationId", i.id HAVING coalesce(sum(r.rows), 0)
      <> CASE WHEN i.status = 'committed' THEN (i.report->>'accepted')::bigint ELSE 0 END`,
  "months are the sums of days": `
    SELECT * FROM (SELECT "organizationId", "importId", date_trunc('month', day)::date AS month, "keyId", currency, counts, ${sums("r")}
      FROM "UsageRollup" r GROUP BY 1, 2, 3, 4, 5, 6) days
    FULL JOIN (SELECT ${KEY}, ${sums("m")} FROM "UsageMonth" m GROUP BY 1, 2, 3, 4, 5, 6) months USING (${KEY})
    WHERE ${SUMMED.map((name) => `days."${name}" IS DISTINCT FROM months."${name}"`).join(" OR ")}`,
  "no label is left that no usage carries": `
    SELECT k.id FROM "UsageKey" k WHERE NOT EXISTS (
      SELECT 1 FROM "UsageRollup" r WHERE r."organizationId" = k."organizationId" AND r."keyId" = k.id)`,
  "every organization has an owner": `
    SELECT o.id FROM "Organization" o WHERE NOT EXISTS (
      SELECT 1 FROM "Membership" m WHERE m."organizationId" = o.id AND m.role = 'owner')`,
  "a committed import is in the audit log, once": `
    SELECT i.id FROM "Import" i WHERE (i.status = 'committed')::int <> (SELECT count(*) FROM "AuditEntry" a
      WHERE a."organizationId" = i."organizationId" AND a.action = 'import.commit' AND a.facts->>'import' = i.id)`,
};

/** Which invariants do not hold, with what breaks them; for imports without overlap, of files without empty rows. */
export async function brokenInvariants(adminUrl: string, dataFolder: string): Promise<string[]> {
  return asAdmin(adminUrl, async (client) => {
    const broken: string[] = [];
    // One moment for all of them: a worker may be committing.
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    for (const [law, sql] of Object.entries(LAWS)) {
      const { rows } = await client.query(sql);
      if (rows.length > 0) broken.push(`${law}: ${JSON.stringify(rows.slice(0, 3))}`);
    }
    return [...broken, ...(await orphanFiles(client, dataFolder))];
  });
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Files that no import needs and no job will take away. */
async function orphanFiles(client: Client, dataFolder: string): Promise<string[]> {
  const imports = await client.query<{ id: string; status: string }>(`SELECT id, status FROM "Import"`);
  const jobs = await client.query<{ id: string }>(
    `SELECT payload->>'importId' AS id FROM graphile_worker._private_jobs WHERE payload->>'importId' IS NOT NULL`,
  );
  const status = new Map(imports.rows.map((row) => [row.id, row.status]));
  const waiting = new Set(jobs.rows.map(({ id }) => id));
  const open = ["uploaded", "inspecting", "inspected", "committing", "refused"];
  const inFolders = (kind: string, isNeeded: (name: string) => boolean): string[] =>
    namesIn(path.join(dataFolder, kind)).flatMap((organization) =>
      namesIn(path.join(dataFolder, kind, organization))
        .filter((name) => !isNeeded(name))
        .map((name) => `orphan file ${kind}/${organization}/${name}`),
    );
  return [
    ...inFolders("uploads", (id) => waiting.has(id) || open.includes(status.get(id) ?? "")),
    ...inFolders("canonical", (name) =>
      ["committed", "reverted"].includes(status.get(name.replace(".parquet", "")) ?? ""),
    ),
  ];
}
