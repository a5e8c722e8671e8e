-- CreateEnum
CREATE TYPE "ExperimentStatus" AS ENUM ('planned', 'running', 'done', 'abandoned');

-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "costPerRequest" DECIMAL,
ADD COLUMN     "experimentId" TEXT,
ADD COLUMN     "fingerprint" TEXT,
ADD COLUMN     "inputTokens" DECIMAL,
ADD COLUMN     "mergedIntoId" TEXT,
ADD COLUMN     "origin" JSONB,
ADD COLUMN     "outcomes" JSONB,
ADD COLUMN     "outputTokens" DECIMAL;

-- CreateTable
CREATE TABLE "Experiment" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "workloadId" TEXT NOT NULL,
    "optionKeys" TEXT[],
    "status" "ExperimentStatus" NOT NULL DEFAULT 'planned',
    "sampleSize" INTEGER NOT NULL,
    "trafficShare" DECIMAL NOT NULL,
    "days" INTEGER NOT NULL,
    "measures" TEXT[],
    "ownerName" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "decisionId" TEXT,
    "startedOn" DATE,
    "endedOn" DATE,
    "endedWhy" TEXT NOT NULL DEFAULT '',
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Experiment_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "ProposalSetAside" (
    "organizationId" TEXT NOT NULL,
    "workloadId" TEXT NOT NULL,
    "proposal" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "setAsideBy" TEXT NOT NULL,
    "setAsideAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProposalSetAside_pkey" PRIMARY KEY ("organizationId","workloadId","proposal")
);

-- CreateIndex
CREATE INDEX "Experiment_organizationId_workloadId_idx" ON "Experiment"("organizationId", "workloadId");

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organizationId_experimentId_fkey" FOREIGN KEY ("organizationId", "experimentId") REFERENCES "Experiment"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Experiment" ADD CONSTRAINT "Experiment_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Experiment" ADD CONSTRAINT "Experiment_organizationId_workloadId_fkey" FOREIGN KEY ("organizationId", "workloadId") REFERENCES "Workload"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalSetAside" ADD CONSTRAINT "ProposalSetAside_organizationId_workloadId_fkey" FOREIGN KEY ("organizationId", "workloadId") REFERENCES "Workload"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CALL wall_in('Experiment');
CALL wall_in('ProposalSetAside');
