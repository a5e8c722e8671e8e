import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import type { ClientBase } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { CountedLines, ZipWriter } from "../archive";
import { tablesParentsFirst, type Table } from "../backup";
import { csvText } from "../kernel/csv";
import { inTenantSnapshot } from "../tenancy/tenant-database";
import { csvOf, jsonOf, MANIFEST, VERBATIM, type ExportManifest } from "./export-manifest";
import { isOrganizations, SECRET_COLUMNS } from "./left-out";
import { writeUsageParquet } from "./usage-parquet";

const LINES = 500;

/**
 * Writes everything that an organization has, as it was at one moment, as one zip: each table as JSON lines and as CSV that a spreadsheet may
 * open, its usage by day as Parquet, the kept rows of imports. Secrets are left out by name. A new table comes along by itself.
 */
export async function exportOrganization(organizationId: string, out: Writable): Promise<ExportManifest> {
  return inTenantSnapshot(organizationId, async (client) => {
    const zip = new ZipWriter(out);
    const about = await client.query<{ name: string; now: Date }>(
      `SELECT name, now() FROM "Organization" WHERE id = $1`,
      [organizationId],
    );
    const tables: ExportManifest["tables"] = [];
    for (const table of (await tablesParentsFirst(client)).filter(isOrganizations))
      tables.push(await writeTable(client, organizationId, table, zip));
    await writeUsageParquet(client, organizationId, zip);
    const files = await writeCopies(client, organizationId, zip);
    const manifest: ExportManifest = {
      ...{ form: "quarterdeck-organization", version: 1, organization: about.rows[0]?.name ?? "" },
      ...{ takenAt: (about.rows[0]?.now ?? new Date()).toISOString(), tables, files },
    };
    await zip.addText(MANIFEST, JSON.stringify(manifest, null, 2));
    await zip.end();
    return manifest;
  });
}

async function writeTable(
  client: ClientBase,
  organizationId: string,
  table: Table,
  zip: ZipWriter,
): Promise<ExportManifest["tables"][number]> {
  const leftOut = SECRET_COLUMNS[table.name] ?? [];
  const columns = table.columns.filter((column) => !leftOut.includes(column));
  const from = `FROM ${client.escapeIdentifier(table.name)} t WHERE ${table.name === "Organization" ? "id" : `"organizationId"`} = ${client.escapeLiteral(organizationId)}`;
  const without = leftOut.map((column) => ` - ${client.escapeLiteral(column)}`).join("");
  const lines = new CountedLines();
  const read = client.query(copyTo(`COPY (SELECT to_jsonb(t)${without} ${from}) TO STDOUT ${VERBATIM}`));
  const { sha256 } = await zip.add(jsonOf(table.name), lines.of(read));
  await zip.add(csvOf(table.name), csvRows(client, columns, from));
  return { name: table.name, columns, leftOut: [...leftOut], rows: lines.count, sha256 };
}

/** Every value as the database writes it, so that no figure is rounded. */
async function* csvRows(client: ClientBase, columns: readonly string[], from: string): AsyncGenerator<string> {
  yield csvText([columns]);
  const texts = columns.map((column) => `t.${client.escapeIdentifier(column)}::text`).join(", ");
  const read = client.query(copyTo(`COPY (SELECT jsonb_build_array(${texts}) ${from}) TO STDOUT ${VERBATIM}`));
  let batch: (string | null)[][] = [];
  for await (const line of createInterface({ input: read, crlfDelay: Infinity })) {
    batch.push(JSON.parse(line) as (string | null)[]);
    if (batch.length < LINES) continue;
    yield csvText(batch);
    batch = [];
  }
  if (batch.length > 0) yield csvText(batch);
}

async function writeCopies(
  client: ClientBase,
  organizationId: string,
  zip: ZipWriter,
): Promise<ExportManifest["files"]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM "Import" WHERE "organizationId" = $1 AND status IN ('committed', 'reverted') ORDER BY id`,
    [organizationId],
  );
  const files: ExportManifest["files"] = [];
  for (const { id } of rows) {
    const place = path.join(process.env.DATA_DIR ?? ".data", "canonical", organizationId, `${id}.parquet`);
    if (!existsSync(place)) continue;
    const name = `canonical/${id}.parquet`;
    const { sha256 } = await zip.add(name, createReadStream(place));
    files.push({ name, sha256 });
  }
  return files;
}
