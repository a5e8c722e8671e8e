import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { Refusal } from "../kernel/refusal";
import { sha256 } from "../kernel/sha256";

/** Any number that no one else's advisory lock in this database uses. */
const MIGRATION_LOCK = 7_245_018_866;

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

export interface MigrationFile {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The migrations of this version, in order, as `npx prisma migrate deploy` would see them. */
export function migrationFiles(root: string): MigrationFile[] {
  const folder = path.join(root, "prisma", "migrations");
  return readdirSync(folder, { withFileTypes: true })
    .filter((found) => found.isDirectory())
    .map((found) => found.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: sha256(sql) };
    });
}

export interface MigrateOptions {
  /** Names beyond which nothing is applied. */
  readonly only?: ReadonlySet<string>;
  /** Called before the first migration of a database that was in use. */
  readonly beforeUpgrade?: (first: string) => Promise<void>;
}

/**
 * Applies what is missing, a transaction each, under an advisory lock, and writes `_prisma_migrations` as Prisma does, so
 * that `npx prisma migrate deploy` stays interchangeable. Answers the names applied now.
 * @throws Refusal when an applied migration has changed, or the database is newer than this version.
 */
export async function migrate(adminUrl: string, root: string, options: MigrateOptions = {}): Promise<string[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(TABLE);
    const applied = await appliedMigrations(client);
    const files = migrationFiles(root);
    checkHistory(files, applied);
    const missing = files.filter(({ name }) => !applied.has(name) && (options.only?.has(name) ?? true));
    if (missing.length > 0 && applied.size > 0) await options.beforeUpgrade?.(missing[0]?.name ?? "");
    for (const file of missing) await apply(client, file);
    return missing.map((file) => file.name);
  } finally {
    await client.end();
  }
}

async function appliedMigrations(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL",
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function checkHistory(files: readonly MigrationFile[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(files.map((file) => [file.name, file.checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name))
      throw new Refusal(
        "unavailable",
        "database-newer",
        `The database holds the migration ${name}, which this version does not know: start the newer version.`,
      );
    if (known.get(name) !== checksum)
      throw new Refusal(
        "unavailable",
        "migration-changed",
        `The migration ${name} was changed after it was applied: restore its file.`,
      );
  }
}

async function apply(client: Client, file: MigrationFile): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(file.sql);
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)",
      [randomUUID(), file.checksum, file.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`The migration ${file.name} failed and was rolled back: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
