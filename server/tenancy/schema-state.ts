import { migrationFiles } from "../database/migrate";
import { asPerson } from "./tenant-database";

export interface SchemaState {
  readonly status: "ok" | "schema-differs" | "database-not-there";
  readonly code: string;
  readonly database: string | null;
}

/** Compares the newest migration in the database with the newest that this version brings. */
export async function schemaState(): Promise<SchemaState> {
  const code = migrationFiles(process.env.QUARTERDECK_ROOT ?? process.cwd()).at(-1)?.name ?? "";
  try {
    const rows = await asPerson(
      null,
      (db) => db.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name DESC LIMIT 1`,
    );
    const database = rows[0]?.name ?? "";
    return { status: database === code ? "ok" : "schema-differs", code, database };
  } catch {
    return { status: "database-not-there", code, database: null };
  }
}
