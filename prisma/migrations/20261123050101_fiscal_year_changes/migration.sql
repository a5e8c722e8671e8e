-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "fiscalYearChanges" JSONB NOT NULL DEFAULT '[]';
