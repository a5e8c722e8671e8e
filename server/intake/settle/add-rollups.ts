import type { PoolClient } from "pg";

/** In the order of their numbers: so ids of new keys ascend as the staged rollups do. */
const NEW_KEYS = `
  INSERT INTO "UsageKey" ("organizationId", digest, provider, model, project, "apiKey", "userKey", tag, "promptName", app, region, "serviceTier",
    batch, "contextTier")
  SELECT $1, t.digest, provider, model, project, api_key, user_key, tag, prompt_name, app, region, service_tier, batch, context_tier
  FROM stage_key t
  WHERE key IN (SELECT key FROM stage WHERE NOT left_out)
    AND NOT EXISTS (SELECT 1 FROM "UsageKey" k WHERE k."organizationId" = $1 AND k.digest = t.digest)
  ORDER BY t.key`;

/** Staged by day and key, so that neighbours in the primary key come one after the other without being sorted. */
const ROLLUPS = `
  INSERT INTO "UsageRollup" ("organizationId", "importId", day, "keyId", currency, rows, requests, "failedRequests", "uncachedInput", "cacheRead",
    "cacheWrite5m", "cacheWrite1h", output, reasoning, "otherUnits", "reportedCost", "busiestHour", "busiestHourRequests")
  SELECT $1, $2, t.day, k.id, coalesce(t.currency, ''), t.rows, t.requests, t.failed_requests, t.uncached_input, t.cache_read, t.cache_write_5m,
    t.cache_write_1h, t.output, t.reasoning, t.other_units, t.reported_cost, t.busiest_hour, t.busiest_hour_requests
  FROM stage t
  JOIN stage_key s ON s.key = t.key
  JOIN "UsageKey" k ON k."organizationId" = $1 AND k.digest = s.digest
  WHERE NOT t.left_out`;

/** Adds the staged rollups under their keys. */
export async function addRollups(
  client: PoolClient,
  { organizationId, importId }: { readonly organizationId: string; readonly importId: string },
): Promise<{ rollups: number; newKeys: number }> {
  const keys = await client.query(NEW_KEYS, [organizationId]);
  const added = await client.query(ROLLUPS, [organizationId, importId]);
  return { rollups: added.rowCount ?? 0, newKeys: keys.rowCount ?? 0 };
}
