-- AlterTable
ALTER TABLE "ReviewLink" ADD COLUMN     "scope" TEXT NOT NULL DEFAULT 'whole';

-- AlterTable
ALTER TABLE "Recipient" ADD COLUMN     "scope" TEXT NOT NULL DEFAULT 'whole';

-- CreateTable
CREATE TABLE "ReviewComment" (
    "organizationId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "workloadId" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedBy" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ReviewComment_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "ReviewSchedule" (
    "organizationId" TEXT NOT NULL,
    "isOn" BOOLEAN NOT NULL DEFAULT true,
    "businessDay" INTEGER NOT NULL DEFAULT 10,
    "clockTime" TEXT NOT NULL DEFAULT '09:00',
    "holidays" JSONB NOT NULL DEFAULT '[]',
    "remindBefore" INTEGER NOT NULL DEFAULT 3,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewSchedule_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "ScheduledStep" (
    "organizationId" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "doneAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "ScheduledStep_pkey" PRIMARY KEY ("organizationId","quarter","step")
);

-- CreateTable
CREATE TABLE "DueMoment" (
    "organizationId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DueMoment_pkey" PRIMARY KEY ("organizationId")
);

-- CreateIndex
CREATE INDEX "ReviewComment_organizationId_reviewId_idx" ON "ReviewComment"("organizationId", "reviewId");

-- CreateIndex
CREATE INDEX "DueMoment_at_idx" ON "DueMoment"("at");

-- AddForeignKey
ALTER TABLE "ReviewComment" ADD CONSTRAINT "ReviewComment_organizationId_reviewId_fkey" FOREIGN KEY ("organizationId", "reviewId") REFERENCES "Review"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewSchedule" ADD CONSTRAINT "ReviewSchedule_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScheduledStep" ADD CONSTRAINT "ScheduledStep_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CALL wall_in('ReviewComment');
CALL wall_in('ReviewSchedule');
CALL wall_in('ScheduledStep');

-- What can never be right, whoever writes it.
ALTER TABLE "Recipient" ADD CONSTRAINT scope CHECK (scope IN ('whole', 'summary'));
ALTER TABLE "ReviewLink" ADD CONSTRAINT scope CHECK (scope IN ('whole', 'summary'));
ALTER TABLE "ReviewSchedule" ADD CONSTRAINT business_day CHECK ("businessDay" BETWEEN 1 AND 40);
ALTER TABLE "ReviewSchedule" ADD CONSTRAINT clock_time CHECK ("clockTime" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');
ALTER TABLE "ReviewSchedule" ADD CONSTRAINT remind_before CHECK ("remindBefore" BETWEEN 0 AND 30);

-- Every organization is looked at once; from then on its schedule says when next.
INSERT INTO "DueMoment" ("organizationId", at) SELECT "organizationId", now() FROM "OrganizationAddress";
CREATE FUNCTION keep_due_moment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "DueMoment" ("organizationId", at) VALUES (NEW.id, now()) ON CONFLICT DO NOTHING;
    RETURN NEW;
  END IF;
  DELETE FROM "DueMoment" WHERE "organizationId" = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER due_moment AFTER INSERT OR DELETE ON "Organization" FOR EACH ROW EXECUTE FUNCTION keep_due_moment();
