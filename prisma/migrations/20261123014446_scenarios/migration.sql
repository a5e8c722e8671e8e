-- CreateTable
CREATE TABLE "Scenario" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "workloadId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "changes" JSONB NOT NULL,
    "savedOn" JSONB NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedByName" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Scenario_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "ReviewScenario" (
    "organizationId" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "attachedBy" TEXT NOT NULL,
    "attachedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewScenario_pkey" PRIMARY KEY ("organizationId","reviewId","scenarioId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Scenario_organizationId_workloadId_name_key" ON "Scenario"("organizationId", "workloadId", "name");

-- AddForeignKey
ALTER TABLE "Scenario" ADD CONSTRAINT "Scenario_organizationId_workloadId_fkey" FOREIGN KEY ("organizationId", "workloadId") REFERENCES "Workload"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewScenario" ADD CONSTRAINT "ReviewScenario_organizationId_reviewId_fkey" FOREIGN KEY ("organizationId", "reviewId") REFERENCES "Review"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewScenario" ADD CONSTRAINT "ReviewScenario_organizationId_scenarioId_fkey" FOREIGN KEY ("organizationId", "scenarioId") REFERENCES "Scenario"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CALL wall_in('Scenario');
CALL wall_in('ReviewScenario');
