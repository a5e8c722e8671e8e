-- Every question about days joins the imports, and finds their days in the primary key (organization, import, day, …), import by
-- import. An index by organization and day said the same again, and each rollup of an import was written into it.
-- DropIndex
DROP INDEX "UsageRollup_organizationId_day_idx";
