import type { PoolClient } from "pg";
import type { TenantContext } from "../../tenancy/context";

/** Usage of one organization is moved by one transaction at a time: commits, reverts and re-valuations wait for each other. */
export async function lockUsage(client: PoolClient, organizationId: string): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('usage:' || $1, 0))", [organizationId]);
}

/** The same in the transaction of a use case. */
export async function lockUsageWithin({ db, organization }: TenantContext): Promise<void> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('usage:' || ${organization.id}, 0))::text`;
}
