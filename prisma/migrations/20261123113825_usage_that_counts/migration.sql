-- AlterTable
ALTER TABLE "UsageRollup" ADD COLUMN     "counts" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "UsageMonth" DROP CONSTRAINT "UsageMonth_pkey",
ADD COLUMN     "counts" BOOLEAN NOT NULL DEFAULT true,
ADD CONSTRAINT "UsageMonth_pkey" PRIMARY KEY ("organizationId", "importId", "month", "keyId", "currency", "counts");

-- Detail stays out of totals, as it was, until a file or a choice settles its days again. The owner of the tables is behind the
-- walls too while they are forced, so they are lowered for this statement, inside the migration's transaction.
ALTER TABLE "Source" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Import" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "UsageRollup" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "UsageMonth" NO FORCE ROW LEVEL SECURITY;
UPDATE "UsageRollup" r SET counts = false FROM "Import" i
JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId" AND s."isDetail"
WHERE r."organizationId" = i."organizationId" AND r."importId" = i.id;
UPDATE "UsageMonth" m SET counts = false FROM "Import" i
JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId" AND s."isDetail"
WHERE m."organizationId" = i."organizationId" AND m."importId" = i.id;
ALTER TABLE "Source" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Import" FORCE ROW LEVEL SECURITY;
ALTER TABLE "UsageRollup" FORCE ROW LEVEL SECURITY;
ALTER TABLE "UsageMonth" FORCE ROW LEVEL SECURITY;
