import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { ReaderRequest, ReaderResponse, ReaderSettings } from "./reader-protocol";

/**
 * The process that a file's rows are read in: DuckDB, locked to one job directory, no extensions, no outside access, with
 * limits of its own. It runs the statements it is sent, one after the other, and ends with its parent.
 */
const settings = JSON.parse(process.argv[2] ?? "{}") as ReaderSettings;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

async function openLocked(): Promise<DuckDBConnection> {
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

const send = (response: ReaderResponse): void => void process.send?.(response);

async function answer(connection: DuckDBConnection, { id, sql }: ReaderRequest): Promise<void> {
  const watch = setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage > 0) send({ id, percentage });
  }, 250);
  try {
    const result = await connection.runAndReadAll(sql);
    send({ id, rows: result.getRowObjectsJson() as Record<string, unknown>[] });
  } catch (error) {
    send({ id, error: error instanceof Error ? error.message : String(error) });
  } finally {
    clearInterval(watch);
  }
}

const connection = openLocked();
process.on("disconnect", () => process.exit(0));
let last = Promise.resolve();
process.on("message", (request: ReaderRequest) => {
  last = last.then(async () => answer(await connection, request));
});
// DuckDB keeps to its memory limit but for what is not its own; the rest is watched from inside.
setInterval(() => {
  if (process.memoryUsage().rss > settings.mostResidentMegabytes * 1_048_576) process.exit(137);
}, 200).unref();
