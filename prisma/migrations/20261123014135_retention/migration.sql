-- For how many months the stripped copies of imports' rows are kept (product default: 25), 1 to 120.
ALTER TABLE "Organization" ADD COLUMN "retentionMonths" INTEGER NOT NULL DEFAULT 25;
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_retentionMonths_check" CHECK ("retentionMonths" BETWEEN 1 AND 120);
