import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { pour, readZip, type OpenZip } from "../archive";
import { migrate, migrationFiles } from "../database/migrate";
import { Refusal } from "../kernel/refusal";
import { holdWhatWasUnderWay } from "./hold-what-was-under-way";
import { backupManifest, entryOf, MANIFEST, type BackupManifest } from "./manifest";
import { mustBeEmpty } from "./must-be-empty";

const MOST_MANIFEST = 64 * 1024 * 1024;

export interface RestoreTarget {
  readonly adminUrl: string;
  /** The data folder. */
  readonly folder: string;
  /** Where the migrations of this version lie. */
  readonly root: string;
}

/**
 * Restores an archive into an empty installation: the schema as it was, the rows, the files, then the migrations that came since. What was
 * under way when the backup was taken is held. Whatever fails leaves the installation empty.
 * @throws Refusal where it is not empty, in use, or the archive is not whole or of a newer version
 */
export async function restoreBackup(target: RestoreTarget, file: string): Promise<BackupManifest> {
  const zip = await readZip(file);
  try {
    const manifest = await readManifest(zip, file);
    mustBeKnown(manifest, target.root);
    await mustBeEmpty(target);
    await startAnew(target.adminUrl);
    try {
      await migrate(target.adminUrl, target.root, { only: new Set(manifest.migrations.map(({ name }) => name)) });
      await loadTables(target.adminUrl, zip, manifest);
      for (const one of manifest.files) await loadFile(target.folder, zip, one);
      await migrate(target.adminUrl, target.root);
      await holdWhatWasUnderWay(target.adminUrl, manifest.takenAt);
    } catch (error) {
      await startAnew(target.adminUrl);
      await migrate(target.adminUrl, target.root);
      await rm(path.join(target.folder, "canonical"), { recursive: true, force: true });
      throw error;
    }
    return manifest;
  } finally {
    zip.close();
  }
}

async function readManifest(zip: OpenZip, file: string): Promise<BackupManifest> {
  const isThere = zip.names.includes(MANIFEST);
  const read = isThere ? backupManifest.safeParse(parsed(await zip.text(MANIFEST, MOST_MANIFEST))) : null;
  if (read?.success) return read.data;
  throw new Refusal("bad-input", "no-backup", `${file} is not a backup that \`backup\` wrote.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function mustBeKnown({ migrations }: BackupManifest, root: string): void {
  const known = new Map(migrationFiles(root).map(({ name, checksum }) => [name, checksum]));
  const strange = migrations.find(({ name, checksum }) => known.get(name) !== checksum);
  if (strange)
    throw new Refusal(
      "bad-input",
      "backup-newer",
      `The backup was taken by another version, which knows the migration ${strange.name}: restore it with that version or a newer one.`,
    );
}

/** Nothing is lost: the database was looked at, and holds no organization and no person. */
async function startAnew(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(
      "DROP SCHEMA IF EXISTS public CASCADE; DROP SCHEMA IF EXISTS graphile_worker CASCADE; CREATE SCHEMA public",
    );
  } finally {
    await client.end();
  }
}

async function loadTables(adminUrl: string, zip: OpenZip, { tables }: BackupManifest): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    const walled = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relforcerowsecurity`,
    );
    const force = (word: string): string =>
      walled.rows
        .map(({ name }) => `ALTER TABLE ${client.escapeIdentifier(name)} ${word} ROW LEVEL SECURITY;`)
        .join("");
    // COPY does not go through a wall; nobody else is here, and it stands again before the transaction ends.
    await client.query(force("NO FORCE"));
    for (const table of tables) await loadTable(client, zip, table);
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    await client.query(force("FORCE"));
    await setSequences(client);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

async function loadTable(client: Client, zip: OpenZip, table: BackupManifest["tables"][number]): Promise<void> {
  const name = client.escapeIdentifier(table.name);
  // A migration may have put rows there; the backup has them as they were.
  await client.query(`DELETE FROM ${name}`);
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const rows = client.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN`));
  const sha256 = await pour(await zip.stream(entryOf(table.name)), rows);
  if (sha256 !== table.sha256 || rows.rowCount !== table.rows) throw damaged(table.name);
}

async function loadFile(folder: string, zip: OpenZip, file: BackupManifest["files"][number]): Promise<void> {
  const place = path.join(folder, file.name);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const sha256 = await pour(await zip.stream(file.name), createWriteStream(place, { mode: 0o600 }));
  if (sha256 !== file.sha256) throw damaged(file.name);
}

const damaged = (what: string): Refusal =>
  new Refusal(
    "bad-input",
    "damaged-backup",
    `The backup is damaged: ${what} is not what was put in. Nothing was restored.`,
  );

/** Numbers go on behind those that are there. */
async function setSequences(client: Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(`
    SELECT s.oid::regclass::text AS sequence, t.oid::regclass::text AS table, quote_ident(a.attname) AS column
    FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i') JOIN pg_class t ON t.oid = d.refobjid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
    WHERE s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace`);
  for (const { sequence, table, column } of rows)
    await client.query(`SELECT setval($1::regclass, greatest((SELECT max(${column}) FROM ${table}), 1))`, [sequence]);
}
