import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { CountedLines, ZipWriter } from "../archive";
import { tenantsOf } from "../database/over-tenants";
import { Refusal } from "../kernel/refusal";
import { entryOf, MANIFEST, type BackupManifest } from "./manifest";
import { LEFT_OUT, tablesParentsFirst, type Table } from "./tables";

/**
 * Writes all rows of the installation, as they were at one moment, and the kept copies of imports into one archive, whole or not
 * at all. Keys are not in it: what is sealed opens only with the keys that are kept elsewhere.
 */
export async function writeBackup(adminUrl: string, folder: string, file: string): Promise<BackupManifest> {
  if (existsSync(file))
    throw new Refusal("bad-input", "file-there", `${file} is there already: name another file for the backup.`);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const temporary = `${file}.part`;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const zip = new ZipWriter(createWriteStream(temporary, { mode: 0o600 }));
    const manifest = await writeEntries(client, folder, zip);
    await zip.addText(MANIFEST, JSON.stringify(manifest, null, 2));
    await zip.end();
    await rename(temporary, file);
    return manifest;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function writeEntries(client: Client, folder: string, zip: ZipWriter): Promise<BackupManifest> {
  const moment = await client.query<{ now: Date }>("SELECT now()");
  const migrations = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY 1`,
  );
  const tables: BackupManifest["tables"] = [];
  for (const table of (await tablesParentsFirst(client)).filter(({ name }) => !LEFT_OUT.includes(name)))
    tables.push(await writeTable(client, table, zip));
  return {
    ...{ form: "quarterdeck-backup", version: 1, takenAt: (moment.rows[0]?.now ?? new Date()).toISOString() },
    ...{ migrations: migrations.rows, tables, files: await writeCopies(client, folder, zip) },
  };
}

/** In PostgreSQL's text form of COPY: a line a row, whatever a row holds. */
async function writeTable(client: Client, table: Table, zip: ZipWriter): Promise<BackupManifest["tables"][number]> {
  const lines = new CountedLines();
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const copy = `COPY (SELECT ${columns} FROM ${client.escapeIdentifier(table.name)}) TO STDOUT`;
  const everybodys = async function* () {
    for await (const _ of tenantsOf(client, table.name)) yield* lines.of(client.query(copyTo(copy)));
  };
  const { sha256 } = await zip.add(entryOf(table.name), everybodys());
  return { name: table.name, columns: [...table.columns], rows: lines.count, sha256 };
}

/** Copies of imports that the rows know of. One that is swept away meanwhile is left out, as it will be. */
async function writeCopies(client: Client, folder: string, zip: ZipWriter): Promise<BackupManifest["files"]> {
  const files: BackupManifest["files"] = [];
  for await (const _ of tenantsOf(client, "Import")) {
    const { rows } = await client.query<{ organization: string; id: string }>(
      `SELECT "organizationId" AS organization, id FROM "Import" WHERE status IN ('committed', 'reverted') ORDER BY 1, 2`,
    );
    for (const { organization, id } of rows) {
      const name = `canonical/${organization}/${id}.parquet`;
      const place = path.join(folder, name);
      if (!existsSync(place)) continue;
      files.push({ name, ...(await zip.add(name, createReadStream(place))) });
    }
  }
  return files;
}
