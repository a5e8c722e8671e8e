import type { PoolClient } from "pg";

/** Usage of one organization is moved by one transaction at a time: commits, reverts and re-valuations wait for each other. */
export async function lockUsage(client: PoolClient, organizationId: string): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('usage:' || $1, 0))", [organizationId]);
}
