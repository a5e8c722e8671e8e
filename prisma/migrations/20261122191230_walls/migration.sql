-- The walls between organizations: whatever a query asks, rows of another tenant are not there.
-- The tenant of a transaction is set with set_config('app.organization', …, true); unset, or reset to the empty string
-- on a pooled connection, it is null and matches nothing.

CREATE FUNCTION app_organization() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('app.organization', true), '') $$;

CREATE FUNCTION app_person() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT NULLIF(current_setting('app.person', true), '') $$;

-- Puts a table with "organizationId" behind the wall; later migrations call it for their tables.
CREATE PROCEDURE wall_in(tenant_table text) LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format(
    'CREATE POLICY tenant ON %I USING ("organizationId" = app_organization()) WITH CHECK ("organizationId" = app_organization())',
    tenant_table);
END $$;

CALL wall_in('Membership');
CALL wall_in('Invitation');
CALL wall_in('AuditEntry');
CALL wall_in('Source');
CALL wall_in('Import');
CALL wall_in('ImportReject');
CALL wall_in('UsageKey');
CALL wall_in('UsageRollup');
CALL wall_in('UsageMonth');
CALL wall_in('PriceOverride');
CALL wall_in('Workload');
CALL wall_in('MappingRule');
CALL wall_in('Option');
CALL wall_in('Evidence');
CALL wall_in('Policy');
CALL wall_in('Deployment');
CALL wall_in('DeploymentMonth');
CALL wall_in('Review');
CALL wall_in('Decision');
CALL wall_in('Signature');
CALL wall_in('ReviewDocument');
CALL wall_in('ReviewLink');
CALL wall_in('Recipient');
CALL wall_in('Letter');

ALTER TABLE "Organization" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Organization" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "Organization" USING (id = app_organization()) WITH CHECK (id = app_organization());

-- A signed-in person sees which organizations are theirs, before one is chosen.
CREATE POLICY own_memberships ON "Membership" FOR SELECT USING ("userId" = app_person());
CREATE POLICY own_organizations ON "Organization" FOR SELECT USING (
  EXISTS (SELECT 1 FROM "Membership" m WHERE m."organizationId" = "Organization".id AND m."userId" = app_person()));

-- What can never be right, whoever writes it.
ALTER TABLE "Organization" ADD CONSTRAINT fiscal_year_start CHECK ("fiscalYearStart" BETWEEN 1 AND 12);
ALTER TABLE "Organization" ADD CONSTRAINT required_signatures CHECK ("requiredSignatures" BETWEEN 1 AND 9);
ALTER TABLE "Deployment" ADD CONSTRAINT level CHECK (level BETWEEN 1 AND 5);
ALTER TABLE "Evidence" ADD CONSTRAINT sample CHECK ("sampleSize" >= 0);
