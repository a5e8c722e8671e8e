-- A foreign key asks once a row: of an import's 370,000 rollups it asks 740,000 times for one import and a few thousand keys,
-- and that takes longer than everything else. The same promise is kept here once a statement: what is added must find its
-- import and its keys in its own organization, locked as a foreign key locks them, and neither end can be moved afterwards.

ALTER TABLE "UsageRollup" DROP CONSTRAINT "UsageRollup_organizationId_importId_fkey";
ALTER TABLE "UsageRollup" DROP CONSTRAINT "UsageRollup_organizationId_keyId_fkey";

CREATE FUNCTION rollups_find_their_parents() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM FROM "Import" i WHERE (i."organizationId", i.id) IN (SELECT DISTINCT "organizationId", "importId" FROM added) FOR KEY SHARE;
  IF EXISTS (SELECT "organizationId", "importId" FROM added EXCEPT SELECT "organizationId", id FROM "Import") THEN
    RAISE foreign_key_violation USING CONSTRAINT = 'UsageRollup_organizationId_importId_fkey',
      MESSAGE = 'a usage rollup names an import that is not there';
  END IF;
  PERFORM FROM "UsageKey" k WHERE (k."organizationId", k.id) IN (SELECT DISTINCT "organizationId", "keyId" FROM added) FOR KEY SHARE;
  IF EXISTS (SELECT "organizationId", "keyId" FROM added EXCEPT SELECT "organizationId", id FROM "UsageKey") THEN
    RAISE foreign_key_violation USING CONSTRAINT = 'UsageRollup_organizationId_keyId_fkey',
      MESSAGE = 'a usage rollup names a key that is not there';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER rollups_find_their_parents AFTER INSERT ON "UsageRollup"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION rollups_find_their_parents();

CREATE FUNCTION stays_where_it_is() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  RAISE foreign_key_violation USING MESSAGE = format('the identity of a row of "%s" cannot be changed', TG_TABLE_NAME);
END $$;
CREATE TRIGGER stays_where_it_is BEFORE UPDATE OF "organizationId", "importId", "keyId" ON "UsageRollup"
  FOR EACH ROW WHEN ((OLD."organizationId", OLD."importId", OLD."keyId") IS DISTINCT FROM (NEW."organizationId", NEW."importId", NEW."keyId"))
  EXECUTE FUNCTION stays_where_it_is();
CREATE TRIGGER stays_where_it_is BEFORE UPDATE OF "organizationId", id ON "Import"
  FOR EACH ROW WHEN ((OLD."organizationId", OLD.id) IS DISTINCT FROM (NEW."organizationId", NEW.id)) EXECUTE FUNCTION stays_where_it_is();
CREATE TRIGGER stays_where_it_is BEFORE UPDATE OF "organizationId", id ON "UsageKey"
  FOR EACH ROW WHEN ((OLD."organizationId", OLD.id) IS DISTINCT FROM (NEW."organizationId", NEW.id)) EXECUTE FUNCTION stays_where_it_is();

CREATE FUNCTION rollups_go_with_their_import() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  DELETE FROM "UsageRollup" WHERE "organizationId" = OLD."organizationId" AND "importId" = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER rollups_go_with_their_import AFTER DELETE ON "Import"
  FOR EACH ROW EXECUTE FUNCTION rollups_go_with_their_import();

CREATE FUNCTION rollups_keep_their_key() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF EXISTS (SELECT FROM "UsageRollup" WHERE "organizationId" = OLD."organizationId" AND "keyId" = OLD.id) THEN
    RAISE foreign_key_violation USING CONSTRAINT = 'UsageRollup_organizationId_keyId_fkey',
      MESSAGE = 'a usage key cannot be taken away while rollups stand under it';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER rollups_keep_their_key AFTER DELETE ON "UsageKey"
  FOR EACH ROW EXECUTE FUNCTION rollups_keep_their_key();
