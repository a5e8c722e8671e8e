-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "wantsSecondFactor" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "CompanySubject" (
    "organizationId" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CompanySubject_pkey" PRIMARY KEY ("organizationId","issuer","subject")
);

-- CreateIndex
CREATE UNIQUE INDEX "CompanySubject_organizationId_userId_issuer_key" ON "CompanySubject"("organizationId", "userId", "issuer");

-- AddForeignKey
ALTER TABLE "CompanySubject" ADD CONSTRAINT "CompanySubject_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "Membership"("organizationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

CALL wall_in('CompanySubject');
