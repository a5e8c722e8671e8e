import type { TenantTransaction } from "../tenancy/tenant-database";
import type { PoolClient } from "pg";
import { withAliases } from "./rules/override-reach";
import { priceEntrySchema, type Book, type PriceEntry } from "./schema";

/** Asks the database for rows, whichever way the transaction was opened; placeholders are `$1`. */
export type Ask = <Row>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

export const askThrough =
  (client: Pick<PoolClient, "query">): Ask =>
  async (sql, values = []) =>
    (await client.query(sql, [...values])).rows;

export const askInside =
  (db: TenantTransaction): Ask =>
  (sql, values = []) =>
    db.$queryRawUnsafe(sql, ...values);

export interface StoredVersion {
  readonly number: number;
  readonly name: string;
  readonly note: string;
}

export const versions = (ask: Ask): Promise<StoredVersion[]> =>
  ask<StoredVersion>(`SELECT number, name, note FROM "PriceBookVersion" ORDER BY number DESC`);

export async function bookOf(ask: Ask, number: number): Promise<Book> {
  const [row] = await ask<{ name: string; entries: Pick<Book, "entries" | "machines"> }>(
    `SELECT name, entries FROM "PriceBookVersion" WHERE number = $1`,
    [number],
  );
  if (!row) throw new Error(`price book version ${number} is not there`);
  return { version: row.name, ...row.entries };
}

export interface NewVersion {
  readonly name: string;
  readonly sha256: string;
  readonly book: Pick<Book, "entries" | "machines">;
  readonly note: string;
  readonly createdBy: string;
}

/** Adds a version after the last one and answers whether it did; where the same bytes are there already, nothing happens. */
export async function addVersion(ask: Ask, version: NewVersion): Promise<boolean> {
  const { name, sha256, book, note, createdBy } = version;
  await ask(`SELECT pg_advisory_xact_lock(hashtextextended('price-book', 0))::text`);
  const added = await ask(
    `INSERT INTO "PriceBookVersion" (number, name, sha256, entries, note, "createdBy")
      SELECT coalesce(max(number), 0) + 1, $1, $2, $3::jsonb, $4, $5 FROM "PriceBookVersion" ON CONFLICT DO NOTHING RETURNING number`,
    [name, sha256, JSON.stringify({ entries: book.entries, machines: book.machines }), note, createdBy],
  );
  return added.length > 0;
}

export interface StoredOverride {
  readonly id: string;
  readonly entry: PriceEntry;
}

/**
 * Overrides in force, the newest first: where two hold for a day, the newer one counts. One that is for several names stands under
 * each of them.
 */
export async function overridesOf(ask: Ask, organizationId: string): Promise<StoredOverride[]> {
  const rows = await ask<{ id: string; entry: unknown }>(
    `SELECT id, entry FROM "PriceOverride" WHERE "organizationId" = $1 AND "withdrawnAt" IS NULL ORDER BY "createdAt" DESC, id`,
    [organizationId],
  );
  return rows.flatMap(({ id, entry }) => withAliases(priceEntrySchema.parse(entry)).map((one) => ({ id, entry: one })));
}
