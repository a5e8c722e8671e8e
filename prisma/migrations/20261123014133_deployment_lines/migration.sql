-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "fallbackRoute" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "retrainEvery" INTEGER;

-- AlterTable
ALTER TABLE "DeploymentMonth" ALTER COLUMN "requests" DROP NOT NULL,
ALTER COLUMN "inference" DROP NOT NULL,
ALTER COLUMN "inference" DROP DEFAULT,
ALTER COLUMN "hosting" DROP NOT NULL,
ALTER COLUMN "hosting" DROP DEFAULT,
ALTER COLUMN "retraining" DROP NOT NULL,
ALTER COLUMN "retraining" DROP DEFAULT,
ALTER COLUMN "monitoring" DROP NOT NULL,
ALTER COLUMN "monitoring" DROP DEFAULT,
ALTER COLUMN "people" DROP NOT NULL,
ALTER COLUMN "people" DROP DEFAULT;

-- CreateTable
CREATE TABLE "RecurringCost" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" DECIMAL NOT NULL,
    "fromMonth" DATE NOT NULL,
    "toMonth" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnBy" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecurringCost_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "CostFile" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "importedBy" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneBy" TEXT,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "CostFile_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "CostLine" (
    "organizationId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" DECIMAL NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CostLine_pkey" PRIMARY KEY ("organizationId","fileId","line")
);

-- CreateTable
CREATE TABLE "DeploymentVersion" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "isRollback" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnBy" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeploymentVersion_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE INDEX "RecurringCost_organizationId_deploymentId_idx" ON "RecurringCost"("organizationId", "deploymentId");

-- CreateIndex
CREATE INDEX "CostFile_organizationId_deploymentId_idx" ON "CostFile"("organizationId", "deploymentId");

-- CreateIndex
CREATE INDEX "DeploymentVersion_organizationId_deploymentId_idx" ON "DeploymentVersion"("organizationId", "deploymentId");

-- AddForeignKey
ALTER TABLE "RecurringCost" ADD CONSTRAINT "RecurringCost_organizationId_deploymentId_fkey" FOREIGN KEY ("organizationId", "deploymentId") REFERENCES "Deployment"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostFile" ADD CONSTRAINT "CostFile_organizationId_deploymentId_fkey" FOREIGN KEY ("organizationId", "deploymentId") REFERENCES "Deployment"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostLine" ADD CONSTRAINT "CostLine_organizationId_fileId_fkey" FOREIGN KEY ("organizationId", "fileId") REFERENCES "CostFile"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeploymentVersion" ADD CONSTRAINT "DeploymentVersion_organizationId_deploymentId_fkey" FOREIGN KEY ("organizationId", "deploymentId") REFERENCES "Deployment"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CALL wall_in('RecurringCost');
CALL wall_in('CostFile');
CALL wall_in('CostLine');
CALL wall_in('DeploymentVersion');
