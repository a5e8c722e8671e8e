import { expect, it } from "vitest";
import { inTenant } from "../tenancy/tenant-database";
import { useTestDatabase } from "../testing/test-database";
import { world } from "../testing/world";

useTestDatabase();

it("lists imports of one moment on pages that miss none and tell none twice", async () => {
  const { acme } = await world("acme");
  const ids = Array.from({ length: 7 }, (_, at) => `${at}`.repeat(26));
  const one = {
    organizationId: acme.id,
    fileName: "of-an-archive.csv",
    bytes: 1,
    sha256: "",
    hints: {},
    uploadedBy: "x",
  };
  const uploadedAt = new Date("2026-08-01T10:00:00Z");
  await inTenant(acme.id, (db) => db.import.createMany({ data: ids.map((id) => ({ ...one, id, uploadedAt })) }));
  const { imports } = acme.as("analyst");
  const told: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await imports.list({ limit: 3, cursor });
    told.push(...page.imports.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(told.sort()).toEqual(ids);
  expect((await imports.list({ cursor: "mistyped" })).imports).toHaveLength(7);
});
