-- CreateTable
CREATE TABLE "FileMapping" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "mapping" JSONB NOT NULL,
    "fileName" TEXT NOT NULL,
    "mappedBy" TEXT NOT NULL,
    "mappedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FileMapping_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FileMapping_organizationId_fingerprint_key" ON "FileMapping"("organizationId", "fingerprint");

-- AddForeignKey
ALTER TABLE "FileMapping" ADD CONSTRAINT "FileMapping_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CALL wall_in('FileMapping');
