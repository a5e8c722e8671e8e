import { inTenantBulk } from "../../tenancy/tenant-database";

/** As many new rows change what the planner should think of the tables; fewer are left to PostgreSQL's own upkeep. */
const WORTH_IT = 20_000;

/**
 * Lets the planner see what a large import added, so that the first page after it does not plan for a handful of rows. Needs
 * the right to maintain the tables, which servers before PostgreSQL 17 cannot give: there their own upkeep does it a minute later.
 */
export async function refreshStatistics(organizationId: string, rollups: number): Promise<void> {
  if (rollups < WORTH_IT) return;
  await inTenantBulk(organizationId, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      `SELECT current_setting('server_version_num')::int >= 170000 AND has_table_privilege('"UsageRollup"', 'MAINTAIN') AS may`,
    );
    if (!rows[0]?.may) return;
    // A tenth of the usual sample: how many rows there are and by what they are found changes plans, not how counts are spread.
    await client.query("SET LOCAL default_statistics_target = 10");
    await client.query(`ANALYZE "UsageRollup" ("organizationId", "importId", day, "keyId"), "UsageMonth", "UsageKey"`);
  });
}
