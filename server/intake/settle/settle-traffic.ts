import type { PoolClient } from "pg";
import type { ImportHints, SameTraffic } from "../schema";
import type { ResolvedSource } from "./resolve-source";

/** What gateways and traces tell of traffic that a provider bills: they come after the provider's own export. */
const OF_GATEWAYS: ReadonlySet<string> = new Set([
  ...["litellm-spend-logs", "litellm-daily", "langfuse-observations", "helicone", "otel-genai", "request-trace"],
]);

/** Staged tokens of which no other ledger holds as many, within a fifth, for the same provider, model and day. */
const UNKNOWN_TO_LEDGERS = `
  SELECT 1 FROM (
    SELECT provider, model, day, sum(uncached_input + cache_read + cache_write_5m + cache_write_1h + output + reasoning) AS tokens
    FROM stage JOIN stage_key USING (key) WHERE NOT left_out GROUP BY 1, 2, 3) mine
  WHERE mine.tokens > 0 AND NOT EXISTS (
    SELECT 1 FROM "UsageRollup" r
    JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.status = 'committed' AND i.kind = 'usage'
    JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId" AND NOT s."isDetail"
    JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
    WHERE r."organizationId" = $1 AND s.id <> $2 AND r.day = mine.day AND k.provider = mine.provider AND k.model = mine.model
    GROUP BY s.id
    HAVING abs(sum(r."uncachedInput" + r."cacheRead" + r."cacheWrite5m" + r."cacheWrite1h" + r.output + r.reasoning) - mine.tokens)
      <= 0.2 * greatest(mine.tokens, sum(r."uncachedInput" + r."cacheRead" + r."cacheWrite5m" + r."cacheWrite1h" + r.output + r.reasoning)))
  LIMIT 1`;

/**
 * Where nobody said what a new source is to the others: a gateway's log, all of whose traffic a ledger counts already, is
 * detail, so that it never adds to the total. Anything less plain is left to a person, who is warned.
 */
export async function settleTraffic(
  client: PoolClient,
  organizationId: string,
  source: ResolvedSource,
  about: { readonly format: string; readonly hints: ImportHints; readonly sameTraffic: readonly SameTraffic[] },
): Promise<ResolvedSource> {
  const isOpen = source.isNew && about.hints.isDetail === undefined && about.sameTraffic.length > 0;
  if (!isOpen || !OF_GATEWAYS.has(about.format)) return source;
  const { rows } = await client.query(UNKNOWN_TO_LEDGERS, [organizationId, source.id]);
  if (rows.length > 0) return source;
  await client.query(`UPDATE "Source" SET "isDetail" = true WHERE "organizationId" = $1 AND id = $2`, [
    organizationId,
    source.id,
  ]);
  return { ...source, isDetail: true };
}
