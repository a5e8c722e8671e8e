import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { PoolClient } from "pg";

export interface IdenticalImport {
  readonly id: string;
  readonly fileName: string;
  readonly committedAt: Date;
}

type Client = Pick<PoolClient, "query">;

/** The committed import of the very same bytes, if there is one. */
export async function findIdentical(
  client: Client,
  organizationId: string,
  sha256: string,
): Promise<IdenticalImport | null> {
  const { rows } = await client.query<IdenticalImport>(
    `SELECT id, "fileName", "committedAt" FROM "Import" WHERE "organizationId" = $1 AND sha256 = $2 AND status = 'committed' ORDER BY "committedAt" LIMIT 1`,
    [organizationId, sha256],
  );
  return rows[0] ?? null;
}

/** The same for a file that has not been read: only where an import has as many bytes is it worth hashing it first. */
export async function findIdenticalFile(
  client: Client,
  organizationId: string,
  file: string,
): Promise<IdenticalImport | null> {
  const { size } = await stat(file);
  const { rows } = await client.query(
    `SELECT 1 FROM "Import" WHERE "organizationId" = $1 AND bytes = $2 AND status = 'committed' LIMIT 1`,
    [organizationId, size],
  );
  return rows.length === 0 ? null : findIdentical(client, organizationId, await sha256Of(file));
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
