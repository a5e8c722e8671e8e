-- AlterTable
ALTER TABLE "Policy" ADD COLUMN "planning" JSONB NOT NULL DEFAULT '{}';
