-- AlterTable
ALTER TABLE "UsageKey" ADD COLUMN     "partOfId" BIGINT;

-- AddForeignKey
ALTER TABLE "UsageKey" ADD CONSTRAINT "UsageKey_organizationId_partOfId_fkey" FOREIGN KEY ("organizationId", "partOfId") REFERENCES "UsageKey"("organizationId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Few keys are part of another: only those are looked for.
CREATE INDEX "UsageKey_organizationId_partOfId_idx" ON "UsageKey"("organizationId", "partOfId") WHERE "partOfId" IS NOT NULL;
