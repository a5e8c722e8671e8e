-- AlterTable
ALTER TABLE "UsageRollup" DROP COLUMN "pricedTokens",
DROP COLUMN "valuedCost";

-- The same promise as before, with one walk over what was added in place of four.
CREATE OR REPLACE FUNCTION rollups_find_their_parents() RETURNS trigger LANGUAGE plpgsql
AS $$
DECLARE
  lost_import boolean;
  lost_key boolean;
BEGIN
  WITH named AS MATERIALIZED (SELECT DISTINCT "organizationId", "importId", "keyId" FROM added),
  imports AS MATERIALIZED (
    SELECT i."organizationId", i.id FROM "Import" i
    WHERE (i."organizationId", i.id) IN (SELECT DISTINCT "organizationId", "importId" FROM named) FOR KEY SHARE),
  keys AS MATERIALIZED (
    SELECT k."organizationId", k.id FROM "UsageKey" k
    WHERE (k."organizationId", k.id) IN (SELECT DISTINCT "organizationId", "keyId" FROM named) FOR KEY SHARE)
  SELECT EXISTS (SELECT "organizationId", "importId" FROM named EXCEPT SELECT "organizationId", id FROM imports),
    EXISTS (SELECT "organizationId", "keyId" FROM named EXCEPT SELECT "organizationId", id FROM keys)
  INTO lost_import, lost_key;
  IF lost_import THEN
    RAISE foreign_key_violation USING CONSTRAINT = 'UsageRollup_organizationId_importId_fkey',
      MESSAGE = 'a usage rollup names an import that is not there';
  END IF;
  IF lost_key THEN
    RAISE foreign_key_violation USING CONSTRAINT = 'UsageRollup_organizationId_keyId_fkey',
      MESSAGE = 'a usage rollup names a key that is not there';
  END IF;
  RETURN NULL;
END $$;
