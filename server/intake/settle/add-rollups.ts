import type { PoolClient } from "pg";
import {
  askThrough,
  SEGMENT_JOIN,
  stagePriceSegments,
  valuedSql,
  type BookInForce,
  type PricedKind,
} from "../../pricing";

const snake = (name: string): string => name.replace(/([a-z])([A-Z]|\d)/g, "$1_$2").toLowerCase();
const VALUED = valuedSql("t", snake);

const NEW_KEYS = `
  INSERT INTO "UsageKey" ("organizationId", digest, provider, model, project, "apiKey", "userKey", tag, "promptName", app, region, "serviceTier",
    batch, "contextTier")
  SELECT $1, t.digest, min(provider), min(model), min(project), min(api_key), min(user_key), min(tag), min(prompt_name), min(app), min(region),
    min(service_tier), bool_or(batch), min(context_tier)
  FROM stage t
  WHERE NOT left_out AND NOT EXISTS (SELECT 1 FROM "UsageKey" k WHERE k."organizationId" = $1 AND k.digest = t.digest)
  GROUP BY t.digest`;

const KINDS = `SELECT DISTINCT provider, model, service_tier AS "serviceTier", batch, context_tier AS "contextTier" FROM stage WHERE NOT left_out`;

const rollups = (isUsage: boolean): string => `
  INSERT INTO "UsageRollup" ("organizationId", "importId", day, "keyId", currency, rows, requests, "failedRequests", "uncachedInput", "cacheRead",
    "cacheWrite5m", "cacheWrite1h", output, reasoning, "otherUnits", "reportedCost", "busiestHour", "busiestHourRequests", "valuedCost", "pricedTokens")
  SELECT $1, $2, t.day, k.id, coalesce(t.currency, ''), t.rows, t.requests, t.failed_requests, t.uncached_input, t.cache_read, t.cache_write_5m,
    t.cache_write_1h, t.output, t.reasoning, t.other_units, t.reported_cost, t.busiest_hour, t.busiest_hour_requests,
    ${isUsage ? `${VALUED.cost}, coalesce(${VALUED.pricedTokens}, 0)` : "NULL, 0"}
  FROM stage t
  JOIN "UsageKey" k ON k."organizationId" = $1 AND k.digest = t.digest
  ${
    isUsage
      ? `LEFT JOIN usage_kind n ON (n.provider, n.model, n.service_tier, n.batch, n.context_tier) = (t.provider, t.model, t.service_tier, t.batch, t.context_tier)
  ${SEGMENT_JOIN("n.kind", "t.day")} ${VALUED.unitsJoin}`
      : ""
  }
  WHERE NOT t.left_out ORDER BY t.day, k.id`;

/** Adds the staged rollups under their keys, valued at the price of each day; what a cost file bills is kept as billed. */
export async function addRollups(
  client: PoolClient,
  place: { readonly organizationId: string; readonly importId: string; readonly kind: "usage" | "cost" },
  book: BookInForce,
): Promise<{ rollups: number; newKeys: number }> {
  const { organizationId, importId, kind } = place;
  const keys = await client.query(NEW_KEYS, [organizationId]);
  const isUsage = kind === "usage";
  if (isUsage)
    await stagePriceSegments(
      askThrough(client),
      book.index,
      book.currency,
      (await client.query<PricedKind>(KINDS)).rows,
    );
  const added = await client.query(rollups(isUsage), [organizationId, importId]);
  return { rollups: added.rowCount ?? 0, newKeys: keys.rowCount ?? 0 };
}
