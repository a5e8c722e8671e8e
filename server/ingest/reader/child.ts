import type { DuckDBConnection } from "@duckdb/node-api";
import { openLocked, rowsOf } from "./locked-duckdb";
import type { ReaderRequest, ReaderResponse, ReaderSettings } from "./reader-protocol";

/**
 * The process that a file's rows are read in: a locked DuckDB with limits of its own. It runs the statements it is sent, one
 * after the other, and ends with its parent.
 */
const settings = JSON.parse(process.argv[2] ?? "{}") as ReaderSettings;

const send = (response: ReaderResponse): void => void process.send?.(response);

async function answer(connection: DuckDBConnection, { id, sql }: ReaderRequest): Promise<void> {
  const watch = setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage > 0) send({ id, percentage });
  }, 250);
  try {
    send({ id, rows: await rowsOf(connection, sql) });
  } catch (error) {
    send({ id, error: error instanceof Error ? error.message : String(error) });
  } finally {
    clearInterval(watch);
  }
}

const connection = openLocked(settings);
process.on("disconnect", () => process.exit(0));
let last = Promise.resolve();
process.on("message", (request: ReaderRequest) => {
  last = last.then(async () => answer(await connection, request));
});
// DuckDB keeps to its memory limit but for what is not its own; the rest is watched from inside.
setInterval(() => {
  if (process.memoryUsage().rss > settings.mostResidentMegabytes * 1_048_576) process.exit(137);
}, 200).unref();
