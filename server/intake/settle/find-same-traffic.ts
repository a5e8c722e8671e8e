import type { PoolClient } from "pg";
import type { SameTraffic } from "../schema";

interface Place {
  readonly sourceId: string;
  /** Usage is held against usage, bills against bills. */
  readonly kind: string;
}

const TOKENS = `r."uncachedInput" + r."cacheRead" + r."cacheWrite5m" + r."cacheWrite1h" + r.output + r.reasoning`;
const FROM_OTHERS = (kind: "usage" | "cost"): string => `
  FROM "UsageRollup" r
  JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.status = 'committed' AND i.kind = '${kind}'
  JOIN "Source" s ON s."organizationId" = r."organizationId" AND s.id = i."sourceId" AND NOT s."isDetail"
  JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
  WHERE r."organizationId" = $1 AND i."sourceId" <> $2`;

/** The same tokens: a fifth is what ways of counting and the hours around midnight may make. */
const TRAFFIC = `
  WITH mine AS (
    SELECT provider, model, day, sum(uncached_input + cache_read + cache_write_5m + cache_write_1h + output + reasoning) AS tokens
    FROM stage JOIN stage_key USING (key) GROUP BY 1, 2, 3),
  theirs AS (
    SELECT s.id, s.name, k.provider, k.model, r.day, sum(${TOKENS}) AS tokens
    ${FROM_OTHERS("usage")} AND r.day IN (SELECT day FROM mine) GROUP BY 1, 2, 3, 4, 5)
  SELECT t.id AS "sourceId", t.name AS source, count(DISTINCT t.day)::int AS days, count(DISTINCT (t.provider, t.model))::int AS models
  FROM mine m JOIN theirs t USING (provider, model, day)
  WHERE m.tokens > 0 AND abs(m.tokens - t.tokens) <= 0.2 * greatest(m.tokens, t.tokens)
  GROUP BY 1, 2 ORDER BY 2`;

/** The same bill: two of one provider name models and date charges each in its own way, and come to one sum a month. */
const BILLS = `
  WITH line AS (
    SELECT provider, model, day, date_trunc('month', day)::date AS month, currency, reported_cost
    FROM stage JOIN stage_key USING (key) WHERE reported_cost IS NOT NULL),
  mine AS (
    SELECT provider, month, currency, sum(reported_cost) AS cost, array_agg(DISTINCT day) AS days, array_agg(DISTINCT model) AS models
    FROM line GROUP BY 1, 2, 3),
  theirs AS (
    SELECT s.id, s.name, k.provider, date_trunc('month', r.day)::date AS month, r.currency, sum(r."reportedCost") AS cost
    ${FROM_OTHERS("cost")} AND r."reportedCost" IS NOT NULL AND date_trunc('month', r.day) IN (SELECT month FROM mine) GROUP BY 1, 2, 3, 4, 5)
  SELECT t.id AS "sourceId", t.name AS source, count(DISTINCT (m.month, day))::int AS days, count(DISTINCT (m.provider, model))::int AS models
  FROM mine m JOIN theirs t USING (provider, month, currency) CROSS JOIN unnest(m.days) AS day CROSS JOIN unnest(m.models) AS model
  WHERE m.cost <> 0 AND abs(m.cost - t.cost) <= 0.2 * greatest(abs(m.cost), abs(t.cost))
  GROUP BY 1, 2 ORDER BY 2`;

/**
 * Other ledgers that may tell of the same as the staged file: of its traffic (provider, model and day, tokens within a fifth of
 * each other), or of its bill (provider and month, amounts of one currency within a fifth).
 */
export async function findSameTraffic(
  client: PoolClient,
  organizationId: string,
  { sourceId, kind }: Place,
): Promise<SameTraffic[]> {
  const others = await client.query(
    `SELECT 1 FROM "Source" WHERE "organizationId" = $1 AND id <> $2 AND NOT "isDetail" LIMIT 1`,
    [organizationId, sourceId],
  );
  if (others.rows.length === 0) return [];
  const { rows } = await client.query<SameTraffic>(kind === "usage" ? TRAFFIC : BILLS, [organizationId, sourceId]);
  return rows;
}
