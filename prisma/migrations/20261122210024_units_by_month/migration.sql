-- AlterTable
ALTER TABLE "UsageMonth" ADD COLUMN     "otherUnits" JSONB;

-- Months that are there already get the sums of their days. The owner of the tables is behind the walls too while they are
-- forced, so they are lowered for this statement, inside the migration's transaction.
ALTER TABLE "UsageMonth" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "UsageRollup" NO FORCE ROW LEVEL SECURITY;
UPDATE "UsageMonth" m SET "otherUnits" = summed.units
FROM (
  SELECT "organizationId", "importId", month, "keyId", currency, jsonb_object_agg(unit, count) AS units
  FROM (
    SELECT r."organizationId", r."importId", date_trunc('month', r.day)::date AS month, r."keyId", r.currency, counted.key AS unit,
      trim_scale(sum(counted.value::numeric)) AS count
    FROM "UsageRollup" r CROSS JOIN LATERAL jsonb_each_text(r."otherUnits") AS counted
    WHERE r."otherUnits" IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6) AS counts
  GROUP BY 1, 2, 3, 4, 5) AS summed
WHERE m."organizationId" = summed."organizationId" AND m."importId" = summed."importId" AND m.month = summed.month
  AND m."keyId" = summed."keyId" AND m.currency = summed.currency;
ALTER TABLE "UsageRollup" FORCE ROW LEVEL SECURITY;
ALTER TABLE "UsageMonth" FORCE ROW LEVEL SECURITY;
