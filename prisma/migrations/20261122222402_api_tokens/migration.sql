-- AlterTable
ALTER TABLE "Import" ADD COLUMN     "commitWish" JSONB;

-- CreateTable
CREATE TABLE "ApiToken" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "abilities" TEXT[],
    "secretHash" TEXT NOT NULL,
    "requestsPerMinute" INTEGER NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedBy" TEXT,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "RememberedAnswer" (
    "organizationId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fingerprint" TEXT NOT NULL DEFAULT '',
    "status" INTEGER,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "body" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "RememberedAnswer_pkey" PRIMARY KEY ("organizationId","tokenId","key")
);

-- CreateIndex
CREATE INDEX "RememberedAnswer_organizationId_claimedAt_idx" ON "RememberedAnswer"("organizationId", "claimedAt");

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RememberedAnswer" ADD CONSTRAINT "RememberedAnswer_organizationId_tokenId_fkey" FOREIGN KEY ("organizationId", "tokenId") REFERENCES "ApiToken"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CALL wall_in('ApiToken');
CALL wall_in('RememberedAnswer');
