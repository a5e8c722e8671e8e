import { describe, expect, it } from "vitest";
import { withoutFilter } from "./walls-down";

describe("a statement without its filter", () => {
  it.each([
    [`SELECT 1 FROM "T" WHERE "public"."T"."organizationId" = $1 AND "id" = $2`, 1],
    [`SELECT 1 FROM "T" t WHERE t."organizationId" = $1`, 1],
    [`SELECT 1 FROM "T" t WHERE t."organizationId"=$1::text`, 1],
    [`SELECT 1 FROM "T" WHERE "organizationId" IN ($1,$2) OR "T"."organizationId" = ANY ($3::text[])`, 2],
    [`SELECT 1 FROM "public"."Organization" WHERE "public"."Organization"."id" = $1`, 1],
    [`SELECT 1 FROM a JOIN b ON a."organizationId" = b."organizationId"`, 0],
    [`UPDATE "T" SET "organizationId" = $1`, 0],
  ])("%s", (sql, filters) => {
    expect(withoutFilter(sql).match(/TRUE OR/g)?.length ?? 0).toBe(filters);
  });
});
