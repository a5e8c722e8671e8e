import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { ReaderSettings } from "./reader-protocol";

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** DuckDB, locked to one job directory: no extensions, no outside access, with limits of memory and threads. */
export async function openLocked(settings: Omit<ReaderSettings, "seconds">): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(settings.threads),
    memory_limit: `${settings.memoryMegabytes}MB`,
  });
  const connection = await instance.connect();
  for (const statement of [
    "SET TimeZone = 'UTC'",
    "SET preserve_insertion_order = false",
    `SET temp_directory = ${quoted(settings.temporaryDirectory)}`,
    `SET allowed_directories = [${quoted(settings.jobDirectory)}]`,
    `SET allowed_paths = [${settings.readable.map(quoted).join(", ")}]`,
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
  ])
    await connection.run(statement);
  return connection;
}

/** Rows of one or more statements, the last one's; whole numbers beyond what JavaScript holds come as texts. */
export const rowsOf = async (connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>[]> =>
  (await connection.runAndReadAll(sql)).getRowObjectsJson();
