import type { DayRange } from "@/server/kernel/day";
import type { Ask, BookInForce } from "../../pricing";
import type { Recounted } from "../schema";
import { sumMonths } from "./sum-months";

/** What tells of single requests, and comes after the logs of gateways where no ledger tells of a day. */
const TRACES = `'otel-genai', 'langfuse-observations', 'request-trace'`;

const RECOUNT = `
  WITH told AS (
    SELECT k.provider, r.day, s.id, s."isDetail", s."createdAt", min(CASE WHEN i.format IN (${TRACES}) THEN 1 ELSE 0 END) AS rank
    FROM "UsageRollup" r
    JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.status = 'committed' AND i.kind = 'usage'
    JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId"
    JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
    WHERE r."organizationId" = $1 AND r.day >= coalesce($2::date, '-infinity') AND r.day < coalesce($3::date, 'infinity')
    GROUP BY 1, 2, 3, 4, 5),
  first AS MATERIALIZED (
    SELECT DISTINCT ON (provider, day) provider, day, id FROM told ORDER BY provider, day, "isDetail", rank, "createdAt", id),
  wanted AS (
    SELECT r."importId", r.day, r."keyId", r.currency, s.name, NOT s."isDetail" OR (i.kind = 'usage' AND f.id IS NOT NULL) AS counts
    FROM "UsageRollup" r
    JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.status = 'committed'
    JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId"
    JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"
    LEFT JOIN first f ON f.provider = k.provider AND f.day = r.day AND f.id = s.id
    WHERE r."organizationId" = $1 AND r.day >= coalesce($2::date, '-infinity') AND r.day < coalesce($3::date, 'infinity')),
  changed AS (
    UPDATE "UsageRollup" r SET counts = w.counts FROM wanted w
    WHERE r."organizationId" = $1 AND (r."importId", r.day, r."keyId", r.currency) = (w."importId", w.day, w."keyId", w.currency)
      AND r.counts <> w.counts
    RETURNING r."importId", r.day, w.name, r.counts)
  SELECT c.name AS source, c.counts, count(DISTINCT c.day)::int AS days,
    jsonb_object_agg(c."importId", i.kind) AS imports
  FROM changed c JOIN "Import" i ON i."organizationId" = $1 AND i.id = c."importId" GROUP BY 1, 2 ORDER BY 1, 2`;

interface Changed extends Recounted {
  /** What each of the imports is, by id. */
  readonly imports: Readonly<Record<string, string>>;
}

/** Whether any source is detail: where none is, everything counts. */
export async function hasDetail(ask: Ask, organizationId: string): Promise<boolean> {
  const found = await ask(`SELECT 1 FROM "Source" WHERE "organizationId" = $1 AND "isDetail" LIMIT 1`, [
    organizationId,
  ]);
  return found.length > 0;
}

/**
 * Says anew which usage of some days (null: of all) counts, and makes the months of what changed again. Of each provider and
 * day, ledgers count; where none tells of it, the first source of detail does, gateways before traces: nothing is
 * counted twice, and nothing is left out because its ledger is not there. What a detail source bills never counts.
 * The months of `unsummed`, an import that is being committed, are left to the caller, who has locked the organization's
 * usage. Source: spec "No double counting across sources".
 */
export async function settleCounting(
  ask: Ask,
  organizationId: string,
  days: DayRange | null,
  book: BookInForce,
  unsummed?: string,
): Promise<Recounted[]> {
  const changed = await ask<Changed>(RECOUNT, [organizationId, days?.from ?? null, days?.to ?? null]);
  const imports = new Map(changed.flatMap((one) => Object.entries(one.imports)));
  for (const [importId, kind] of imports)
    if (importId !== unsummed) await sumMonths(ask, { organizationId, importId, kind }, book);
  return changed.map(({ source, days: count, counts }) => ({ source, days: count, counts }));
}
