import type { PoolClient } from "pg";
import type { TenantContext } from "../tenancy/context";
import { loadBook } from "./current-book";
import { askInside, askThrough, type Ask } from "./price-store";
import { type PricedKind } from "./rules/price-segments";
import { stagePriceSegments } from "./stage-price-segments";
import { SEGMENT_JOIN, valuedSql } from "./valued-sql";

const quoted = (name: string): string => `"${name}"`;
const VALUED = valuedSql("r", quoted);

const KINDS = `SELECT DISTINCT provider, model, "serviceTier", batch, "contextTier" FROM "UsageKey" WHERE "organizationId" = $1`;

const REVALUE = `
  WITH valued AS (
    SELECT r."importId", r.day, r."keyId", r.currency, ${VALUED.cost} AS cost, ${VALUED.pricedTokens} AS priced_tokens
    FROM "UsageRollup" r
    JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.kind = 'usage'
    JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
    LEFT JOIN usage_kind n ON (n.provider, n.model, n.service_tier, n.batch, n.context_tier) = (k.provider, k.model, k."serviceTier", k.batch, k."contextTier")
    ${SEGMENT_JOIN("n.kind", "r.day")}
    ${VALUED.unitsJoin}
    WHERE r."organizationId" = $1),
  changed AS (
  UPDATE "UsageRollup" r SET "valuedCost" = v.cost, "pricedTokens" = coalesce(v.priced_tokens, 0)
  FROM valued v
  WHERE r."organizationId" = $1 AND r."importId" = v."importId" AND r.day = v.day AND r."keyId" = v."keyId" AND r.currency = v.currency
    AND (r."valuedCost" IS DISTINCT FROM v.cost OR r."pricedTokens" <> coalesce(v.priced_tokens, 0))
  RETURNING 1)
  SELECT count(*)::int AS rollups FROM changed`;

const MONTHS = `
  WITH summed AS (
    SELECT "importId", date_trunc('month', day)::date AS month, "keyId", currency, sum("valuedCost") AS cost, sum("pricedTokens")::bigint AS priced
    FROM "UsageRollup" WHERE "organizationId" = $1 GROUP BY 1, 2, 3, 4)
  UPDATE "UsageMonth" m SET "valuedCost" = s.cost, "pricedTokens" = s.priced
  FROM summed s
  WHERE m."organizationId" = $1 AND m."importId" = s."importId" AND m.month = s.month AND m."keyId" = s."keyId" AND m.currency = s.currency
    AND (m."valuedCost" IS DISTINCT FROM s.cost OR m."pricedTokens" <> s.priced)`;

export interface Revalued {
  /** Daily rollups whose value changed. */
  readonly rollups: number;
  readonly book: string;
}

/**
 * Values all usage of an organization again under the book in force, each day at its own price. Runs in the caller's
 * transaction, and waits for imports of the organization that are being committed.
 */
export const revalueOrganization = (client: PoolClient, organizationId: string): Promise<Revalued> =>
  revalue(askThrough(client), organizationId);

/** The same in the transaction of a use case. */
export const revalueWithin = (ctx: TenantContext): Promise<Revalued> => revalue(askInside(ctx.db), ctx.organization.id);

async function revalue(ask: Ask, organizationId: string): Promise<Revalued> {
  await ask("SELECT pg_advisory_xact_lock(hashtextextended('usage:' || $1::text, 0))::text", [organizationId]);
  const book = await loadBook(ask, organizationId);
  await stagePriceSegments(ask, book.index, book.currency, await ask<PricedKind>(KINDS, [organizationId]));
  // Just imported rows have no statistics yet, and the planner takes a large table for one row: nested loops over it never end.
  await ask("SET LOCAL enable_nestloop = off");
  const [changed] = await ask<{ rollups: number }>(REVALUE, [organizationId]);
  const rollups = changed?.rollups ?? 0;
  if (rollups > 0) await ask(MONTHS, [organizationId]);
  await ask("SET LOCAL enable_nestloop = on");
  return { rollups, book: book.version };
}
