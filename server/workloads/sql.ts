import type { PoolClient } from "pg";
import type { TenantTransaction } from "@/server/tenancy/tenant-database";

/**
 * Runs one statement in the transaction that the caller holds: a use case's, or an import's plain connection. Parameters
 * are text, numbers or null, cast in the statement (`$1::date`), because the two drivers guess other types differently.
 */
export interface Sql {
  <Row>(statement: string, ...parameters: readonly SqlParameter[]): Promise<Row[]>;
}
export type SqlParameter = string | number | boolean | null;

export const sqlOfTransaction =
  (db: TenantTransaction): Sql =>
  <Row>(statement: string, ...parameters: readonly SqlParameter[]) =>
    db.$queryRawUnsafe<Row[]>(statement, ...parameters);

export const sqlOfClient =
  (client: PoolClient): Sql =>
  async <Row>(statement: string, ...parameters: readonly SqlParameter[]) =>
    (await client.query(statement, [...parameters])).rows as Row[];

/** A list as PostgreSQL reads it from text (`$1::text[]`). `null` stays null. */
export const sqlList = (items: readonly (string | number | bigint | null)[]): string =>
  `{${items.map((item) => (item === null ? "NULL" : `"${String(item).replace(/["\\]/g, "\\$&")}"`)).join(",")}}`;
