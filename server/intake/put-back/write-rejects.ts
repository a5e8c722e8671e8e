import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { keptFiles } from "../../ingest";

/** The kept rejects of an import as the file that the reader left when it was read. Answers its path. */
export async function writeRejects(
  client: PoolClient,
  { organizationId, importId }: { readonly organizationId: string; readonly importId: string },
  folder: string,
): Promise<string> {
  const { rejectsPath: file } = keptFiles(folder);
  await client.query(`DROP TABLE IF EXISTS kept_reject`);
  await client.query(
    `CREATE TEMP TABLE kept_reject ON COMMIT DROP AS
    SELECT line, "column", value, code FROM "ImportReject" WHERE "organizationId" = $1 AND "importId" = $2 ORDER BY number`,
    [organizationId, importId],
  );
  const rows = client.query(copyTo(`COPY kept_reject TO STDOUT (FORMAT csv, HEADER true)`));
  await pipeline(rows, createWriteStream(file, { mode: 0o600 }));
  return file;
}
