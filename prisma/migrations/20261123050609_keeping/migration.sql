-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "closedBy" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "eraseAfter" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "after" JSONB,
ADD COLUMN     "before" JSONB,
ADD COLUMN     "actorId" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "actorKind" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "actorRole" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "agent" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "OrganizationMail" (
    "organizationId" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "isTls" BOOLEAN NOT NULL,
    "userName" TEXT NOT NULL DEFAULT '',
    "passwordSealed" TEXT NOT NULL DEFAULT '',
    "fromAddress" TEXT NOT NULL,
    "fromName" TEXT NOT NULL DEFAULT '',
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OrganizationMail_pkey" PRIMARY KEY ("organizationId")
);

-- AddForeignKey
ALTER TABLE "OrganizationMail" ADD CONSTRAINT "OrganizationMail_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CALL wall_in('OrganizationMail');

-- The audit log is added to and read. Nobody changes a row, the owner of the schema neither; rows go with their whole
-- organization alone: then it is not there any more when they are taken away.
CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM "Organization" o WHERE o.id = OLD."organizationId") THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE insufficient_privilege USING MESSAGE = 'the audit log is added to and read, never changed';
END $$;
CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
CREATE TRIGGER audit_is_kept_whole BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();

-- The one way in which an organization goes: as the owner of the schema, when its grace period is over (or at once, where it
-- is a demo), with every row of every table that names it. The application's role cannot delete an organization by itself.
-- Rows go before those that they point at; rollups point at imports and keys without a foreign key.
CREATE FUNCTION erase_organization(organization text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  emptied text;
BEGIN
  IF organization IS DISTINCT FROM app_organization() THEN
    RAISE insufficient_privilege USING MESSAGE = 'an organization is erased from its own transaction';
  END IF;
  PERFORM FROM "Organization" o WHERE o.id = organization AND (o."isDemo" OR o."eraseAfter" <= now()) FOR UPDATE;
  IF NOT FOUND THEN
    RAISE insufficient_privilege USING MESSAGE = 'the organization is not due to be erased';
  END IF;
  FOR emptied IN
    WITH RECURSIVE points AS (
      SELECT conrelid AS child, confrelid AS parent FROM pg_constraint
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid
      UNION SELECT '"UsageRollup"'::regclass::oid, parent::regclass::oid FROM unnest(ARRAY['"Import"', '"UsageKey"']) parent
    ), placed AS (
      SELECT c.oid, 0 AS depth FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      UNION SELECT points.child, placed.depth + 1 FROM placed JOIN points ON points.parent = placed.oid
    )
    SELECT c.relname FROM pg_class c JOIN placed ON placed.oid = c.oid
    WHERE c.relname <> 'AuditEntry'
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organizationId' AND NOT a.attisdropped)
    GROUP BY c.relname ORDER BY max(placed.depth) DESC, c.relname
  LOOP
    EXECUTE format('DELETE FROM %I WHERE "organizationId" = $1', emptied) USING organization;
  END LOOP;
  DELETE FROM "Organization" WHERE id = organization;
END $$;
REVOKE ALL ON FUNCTION erase_organization(text) FROM PUBLIC;
