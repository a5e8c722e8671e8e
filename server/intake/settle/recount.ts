import type { DayRange } from "@/server/kernel/day";
import type { Ask } from "../../pricing";
import type { Recounted } from "../schema";
import { BELIEVED, IN_DAYS, TOLD } from "./telling-sources";

const RECOUNT = `
  WITH ${TOLD},
  first AS MATERIALIZED (SELECT DISTINCT ON (provider, day) provider, day, id FROM told ORDER BY provider, day, ${BELIEVED}),
  wanted AS (
    SELECT r."importId", r.day, r."keyId", r.currency, s.name, NOT s."isDetail" OR (i.kind = 'usage' AND f.id IS NOT NULL) AS counts
    FROM "UsageRollup" r
    JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.status = 'committed'
    JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId"
    JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
    LEFT JOIN first f ON f.provider = k.provider AND f.day = r.day AND f.id = s.id
    WHERE ${IN_DAYS}),
  changed AS (
    UPDATE "UsageRollup" r SET counts = w.counts FROM wanted w
    WHERE r."organizationId" = $1 AND (r."importId", r.day, r."keyId", r.currency) = (w."importId", w.day, w."keyId", w.currency)
      AND r.counts <> w.counts
    RETURNING r."importId", r.day, w.name, r.counts)
  SELECT name AS source, counts, count(DISTINCT day)::int AS days, array_agg(DISTINCT "importId") AS imports
  FROM changed GROUP BY 1, 2 ORDER BY 1, 2`;

/** What changed, and the imports whose rows it is. */
export interface Recount {
  readonly recounted: readonly Recounted[];
  readonly imports: readonly string[];
}

/**
 * Says anew which usage of some days (null: of all) counts. Of each provider and day, ledgers count; where none tells of it, the
 * first source of detail does, gateways before traces: nothing is counted twice, and nothing is left out because its ledger
 * is not there. What a detail source bills never counts. Source: spec "No double counting across sources".
 */
export async function recount(ask: Ask, organizationId: string, days: DayRange | null): Promise<Recount> {
  const asked = [organizationId, days?.from ?? null, days?.to ?? null];
  const changed = await ask<Recounted & { imports: string[] }>(RECOUNT, asked);
  return {
    recounted: changed.map(({ source, days: count, counts }) => ({ source, days: count, counts })),
    imports: [...new Set(changed.flatMap(({ imports }) => imports))],
  };
}
