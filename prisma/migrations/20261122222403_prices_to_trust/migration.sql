-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "pinnedBook" INTEGER;

-- CreateTable
CREATE TABLE "FeedSnapshot" (
    "feed" TEXT NOT NULL,
    "asOf" DATE NOT NULL,
    "sha256" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FeedSnapshot_pkey" PRIMARY KEY ("feed")
);

-- CreateTable
CREATE TABLE "PriceQuestion" (
    "id" TEXT NOT NULL,
    "feed" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "entry" JSONB NOT NULL,
    "current" JSONB,
    "others" JSONB NOT NULL DEFAULT '[]',
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "fingerprint" TEXT NOT NULL,
    "asOf" DATE NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL DEFAULT 'open',
    "settledBy" TEXT,
    "settledAt" TIMESTAMPTZ(3),
    "settledWhy" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PriceQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateTable" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnBy" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "RateTable_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "ExchangeRate" (
    "organizationId" TEXT NOT NULL,
    "tableId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "rate" DECIMAL NOT NULL,

    CONSTRAINT "ExchangeRate_pkey" PRIMARY KEY ("organizationId","tableId","currency","day")
);

-- CreateIndex
CREATE INDEX "PriceQuestion_status_feed_idx" ON "PriceQuestion"("status", "feed");

-- CreateIndex
CREATE INDEX "PriceQuestion_fingerprint_idx" ON "PriceQuestion"("fingerprint");

-- AddForeignKey
ALTER TABLE "RateTable" ADD CONSTRAINT "RateTable_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExchangeRate" ADD CONSTRAINT "ExchangeRate_organizationId_tableId_fkey" FOREIGN KEY ("organizationId", "tableId") REFERENCES "RateTable"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CALL wall_in('RateTable');
CALL wall_in('ExchangeRate');

-- What can never be right, whoever writes it.
ALTER TABLE "ExchangeRate" ADD CONSTRAINT rate CHECK (rate > 0);
ALTER TABLE "PriceQuestion" ADD CONSTRAINT verdict CHECK (verdict IN ('disputed', 'quarantined'));
ALTER TABLE "PriceQuestion" ADD CONSTRAINT status CHECK (status IN ('open', 'accepted', 'declined', 'settled'));
