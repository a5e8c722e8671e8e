-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'admin', 'analyst', 'reviewer', 'viewer');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('uploaded', 'inspecting', 'inspected', 'committing', 'committed', 'reverted', 'refused', 'discarded');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('usage', 'cost');

-- CreateEnum
CREATE TYPE "EvidenceKind" AS ENUM ('holdout', 'parallel', 'production');

-- CreateEnum
CREATE TYPE "DeploymentStatus" AS ENUM ('planned', 'active', 'ended');

-- CreateEnum
CREATE TYPE "ReviewStatus" AS ENUM ('draft', 'in_review', 'signed', 'sent');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('accept', 'defer', 'reject');

-- CreateEnum
CREATE TYPE "LetterStatus" AS ENUM ('due', 'sending', 'sent', 'failed', 'uncertain');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "userAgent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInThrottle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "pausedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "SignInThrottle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SetUpLink" (
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SetUpLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "OperatorEntry" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "OperatorEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "fiscalYearStart" INTEGER NOT NULL DEFAULT 1,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "requiredSignatures" INTEGER NOT NULL DEFAULT 1,
    "preparerMaySign" BOOLEAN NOT NULL DEFAULT true,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "clockStandsOn" DATE,
    "salt" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationAddress" (
    "slug" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,

    CONSTRAINT "OrganizationAddress_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "Membership" (
    "organizationId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("organizationId","userId")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Source" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "isDetail" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Import" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sourceId" TEXT,
    "fileName" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL DEFAULT '',
    "format" TEXT NOT NULL DEFAULT '',
    "kind" "ImportKind" NOT NULL DEFAULT 'usage',
    "status" "ImportStatus" NOT NULL DEFAULT 'uploaded',
    "report" JSONB,
    "progress" JSONB,
    "hints" JSONB NOT NULL DEFAULT '{}',
    "overlap" TEXT,
    "message" TEXT NOT NULL DEFAULT '',
    "uploadedBy" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "committedBy" TEXT,
    "committedAt" TIMESTAMPTZ(3),
    "revertedBy" TEXT,
    "revertedAt" TIMESTAMPTZ(3),
    "periodFrom" DATE,
    "periodTo" DATE,

    CONSTRAINT "Import_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "ImportReject" (
    "organizationId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "ImportReject_pkey" PRIMARY KEY ("organizationId","importId","number")
);

-- CreateTable
CREATE TABLE "UsageKey" (
    "organizationId" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "digest" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "project" TEXT NOT NULL DEFAULT '',
    "apiKey" TEXT NOT NULL DEFAULT '',
    "userKey" TEXT NOT NULL DEFAULT '',
    "tag" TEXT NOT NULL DEFAULT '',
    "promptName" TEXT NOT NULL DEFAULT '',
    "app" TEXT NOT NULL DEFAULT '',
    "region" TEXT NOT NULL DEFAULT '',
    "serviceTier" TEXT NOT NULL DEFAULT '',
    "batch" BOOLEAN NOT NULL DEFAULT false,
    "contextTier" TEXT NOT NULL DEFAULT '',
    "workloadId" TEXT,

    CONSTRAINT "UsageKey_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "UsageRollup" (
    "organizationId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "keyId" BIGINT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT '',
    "rows" BIGINT NOT NULL,
    "requests" BIGINT,
    "failedRequests" BIGINT,
    "uncachedInput" BIGINT NOT NULL,
    "cacheRead" BIGINT NOT NULL,
    "cacheWrite5m" BIGINT NOT NULL,
    "cacheWrite1h" BIGINT NOT NULL,
    "output" BIGINT NOT NULL,
    "reasoning" BIGINT NOT NULL,
    "otherUnits" JSONB,
    "reportedCost" DECIMAL,
    "busiestHour" INTEGER,
    "busiestHourRequests" BIGINT,
    "valuedCost" DECIMAL,
    "pricedTokens" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "UsageRollup_pkey" PRIMARY KEY ("organizationId","importId","day","keyId","currency")
);

-- CreateTable
CREATE TABLE "UsageMonth" (
    "organizationId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "keyId" BIGINT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT '',
    "rows" BIGINT NOT NULL,
    "requests" BIGINT,
    "countedTokens" BIGINT NOT NULL,
    "failedRequests" BIGINT,
    "uncachedInput" BIGINT NOT NULL,
    "cacheRead" BIGINT NOT NULL,
    "cacheWrite5m" BIGINT NOT NULL,
    "cacheWrite1h" BIGINT NOT NULL,
    "output" BIGINT NOT NULL,
    "reasoning" BIGINT NOT NULL,
    "reportedCost" DECIMAL,
    "busiestHourRequests" BIGINT,
    "valuedCost" DECIMAL,
    "pricedTokens" BIGINT NOT NULL DEFAULT 0,
    "days" INTEGER NOT NULL,

    CONSTRAINT "UsageMonth_pkey" PRIMARY KEY ("organizationId","importId","month","keyId","currency")
);

-- CreateTable
CREATE TABLE "PriceBookVersion" (
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "PriceBookVersion_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "PriceOverride" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "entry" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnBy" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "PriceOverride_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Workload" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "profile" JSONB NOT NULL,
    "currentOptionId" TEXT,
    "ownerName" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Workload_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "MappingRule" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "workloadId" TEXT NOT NULL,
    "matchers" JSONB NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MappingRule_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Option" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "workloadId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "definition" JSONB NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Option_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "optionId" TEXT NOT NULL,
    "optionVersion" INTEGER NOT NULL,
    "kind" "EvidenceKind" NOT NULL,
    "measuredOn" DATE NOT NULL,
    "sampleSize" INTEGER NOT NULL,
    "accuracy" DECIMAL,
    "consistency" DECIMAL,
    "p95LatencyMs" DECIMAL,
    "note" TEXT NOT NULL DEFAULT '',
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Policy" (
    "organizationId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "thresholds" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("organizationId","version")
);

-- CreateTable
CREATE TABLE "Deployment" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "workloadId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "optionKey" TEXT NOT NULL DEFAULT '',
    "level" INTEGER NOT NULL,
    "hosting" TEXT NOT NULL DEFAULT '',
    "status" "DeploymentStatus" NOT NULL DEFAULT 'planned',
    "startedOn" DATE,
    "endedOn" DATE,
    "retiresOn" DATE,
    "plan" JSONB,
    "baseline" JSONB NOT NULL,
    "investment" JSONB NOT NULL DEFAULT '[]',
    "quality" JSONB NOT NULL DEFAULT '[]',
    "models" TEXT[],
    "decisionId" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Deployment_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "DeploymentMonth" (
    "organizationId" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "requests" BIGINT NOT NULL,
    "inference" DECIMAL NOT NULL DEFAULT 0,
    "hosting" DECIMAL NOT NULL DEFAULT 0,
    "retraining" DECIMAL NOT NULL DEFAULT 0,
    "monitoring" DECIMAL NOT NULL DEFAULT 0,
    "people" DECIMAL NOT NULL DEFAULT 0,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeploymentMonth_pkey" PRIMARY KEY ("organizationId","deploymentId","month")
);

-- CreateTable
CREATE TABLE "Review" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "status" "ReviewStatus" NOT NULL DEFAULT 'draft',
    "preparedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "snapshot" TEXT,
    "numbersHash" TEXT,
    "frozenAt" TIMESTAMPTZ(3),
    "frozenBy" TEXT,
    "freezeNote" TEXT NOT NULL DEFAULT '',
    "signedHash" TEXT,
    "signedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Review_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "workloadId" TEXT NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "ownerName" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "takenOn" JSONB NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" TIMESTAMPTZ(3),

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Signature" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "numbersHash" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Signature_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "ReviewDocument" (
    "organizationId" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewDocument_pkey" PRIMARY KEY ("organizationId","reviewId","name")
);

-- CreateTable
CREATE TABLE "ReviewLink" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "opens" INTEGER NOT NULL DEFAULT 0,
    "lastOpenedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReviewLink_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Recipient" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Recipient_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Letter" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "reviewId" TEXT,
    "kind" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "toName" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "status" "LetterStatus" NOT NULL DEFAULT 'due',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "transport" TEXT NOT NULL DEFAULT '',
    "lastError" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationAddress_organizationId_key" ON "OrganizationAddress"("organizationId");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_organizationId_tokenHash_key" ON "Invitation"("organizationId", "tokenHash");

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_at_idx" ON "AuditEntry"("organizationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Source_organizationId_name_key" ON "Source"("organizationId", "name");

-- CreateIndex
CREATE INDEX "Import_organizationId_uploadedAt_idx" ON "Import"("organizationId", "uploadedAt");

-- CreateIndex
CREATE INDEX "Import_organizationId_sha256_idx" ON "Import"("organizationId", "sha256");

-- CreateIndex
CREATE INDEX "UsageKey_organizationId_workloadId_idx" ON "UsageKey"("organizationId", "workloadId");

-- CreateIndex
CREATE UNIQUE INDEX "UsageKey_organizationId_digest_key" ON "UsageKey"("organizationId", "digest");

-- CreateIndex
CREATE INDEX "UsageRollup_organizationId_day_idx" ON "UsageRollup"("organizationId", "day");

-- CreateIndex
CREATE INDEX "UsageMonth_organizationId_month_idx" ON "UsageMonth"("organizationId", "month");

-- CreateIndex
CREATE UNIQUE INDEX "PriceBookVersion_name_key" ON "PriceBookVersion"("name");

-- CreateIndex
CREATE UNIQUE INDEX "PriceBookVersion_sha256_key" ON "PriceBookVersion"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Workload_organizationId_name_key" ON "Workload"("organizationId", "name");

-- CreateIndex
CREATE INDEX "MappingRule_organizationId_position_idx" ON "MappingRule"("organizationId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Option_organizationId_workloadId_key_key" ON "Option"("organizationId", "workloadId", "key");

-- CreateIndex
CREATE INDEX "Evidence_organizationId_optionId_idx" ON "Evidence"("organizationId", "optionId");

-- CreateIndex
CREATE UNIQUE INDEX "Review_organizationId_quarter_key" ON "Review"("organizationId", "quarter");

-- CreateIndex
CREATE INDEX "Decision_organizationId_reviewId_idx" ON "Decision"("organizationId", "reviewId");

-- CreateIndex
CREATE UNIQUE INDEX "Signature_organizationId_reviewId_userId_key" ON "Signature"("organizationId", "reviewId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewLink_organizationId_tokenHash_key" ON "ReviewLink"("organizationId", "tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Recipient_organizationId_email_key" ON "Recipient"("organizationId", "email");

-- CreateIndex
CREATE INDEX "Letter_organizationId_status_dueAt_idx" ON "Letter"("organizationId", "status", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Letter_organizationId_key_key" ON "Letter"("organizationId", "key");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_organizationId_sourceId_fkey" FOREIGN KEY ("organizationId", "sourceId") REFERENCES "Source"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportReject" ADD CONSTRAINT "ImportReject_organizationId_importId_fkey" FOREIGN KEY ("organizationId", "importId") REFERENCES "Import"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UsageKey" ADD CONSTRAINT "UsageKey_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UsageKey" ADD CONSTRAINT "UsageKey_organizationId_workloadId_fkey" FOREIGN KEY ("organizationId", "workloadId") REFERENCES "Workload"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UsageRollup" ADD CONSTRAINT "UsageRollup_organizationId_importId_fkey" FOREIGN KEY ("organizationId", "importId") REFERENCES "Import"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UsageRollup" ADD CONSTRAINT "UsageRollup_organizationId_keyId_fkey" FOREIGN KEY ("organizationId", "keyId") REFERENCES "UsageKey"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UsageMonth" ADD CONSTRAINT "UsageMonth_organizationId_importId_fkey" FOREIGN KEY ("organizationId", "importId") REFERENCES "Import"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UsageMonth" ADD CONSTRAINT "UsageMonth_organizationId_keyId_fkey" FOREIGN KEY ("organizationId", "keyId") REFERENCES "UsageKey"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PriceOverride" ADD CONSTRAINT "PriceOverride_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Workload" ADD CONSTRAINT "Workload_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MappingRule" ADD CONSTRAINT "MappingRule_organizationId_workloadId_fkey" FOREIGN KEY ("organizationId", "workloadId") REFERENCES "Workload"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Option" ADD CONSTRAINT "Option_organizationId_workloadId_fkey" FOREIGN KEY ("organizationId", "workloadId") REFERENCES "Workload"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organizationId_optionId_fkey" FOREIGN KEY ("organizationId", "optionId") REFERENCES "Option"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_organizationId_workloadId_fkey" FOREIGN KEY ("organizationId", "workloadId") REFERENCES "Workload"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeploymentMonth" ADD CONSTRAINT "DeploymentMonth_organizationId_deploymentId_fkey" FOREIGN KEY ("organizationId", "deploymentId") REFERENCES "Deployment"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_organizationId_reviewId_fkey" FOREIGN KEY ("organizationId", "reviewId") REFERENCES "Review"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_organizationId_workloadId_fkey" FOREIGN KEY ("organizationId", "workloadId") REFERENCES "Workload"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signature" ADD CONSTRAINT "Signature_organizationId_reviewId_fkey" FOREIGN KEY ("organizationId", "reviewId") REFERENCES "Review"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewDocument" ADD CONSTRAINT "ReviewDocument_organizationId_reviewId_fkey" FOREIGN KEY ("organizationId", "reviewId") REFERENCES "Review"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewLink" ADD CONSTRAINT "ReviewLink_organizationId_reviewId_fkey" FOREIGN KEY ("organizationId", "reviewId") REFERENCES "Review"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_organizationId_reviewId_fkey" FOREIGN KEY ("organizationId", "reviewId") REFERENCES "Review"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
