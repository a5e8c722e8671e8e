import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { importFile } from "../intake";
import { tasks } from "../jobs/tasks";
import { asPerson, inTenant } from "../tenancy/tenant-database";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { askInside, bundledBook, ensureBundledBook } from ".";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const query = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  asAdmin(database.adminUrl, async (client) => (await client.query<Row>(sql, [...values])).rows);

async function importOneMillionTokens(organization: WorldOrganization): Promise<void> {
  const file = path.join(database.folder, `${organization.slug}.csv`);
  writeFileSync(
    file,
    "day,provider,model,requests,uncached_input,output\n2026-08-03,openai,gpt-4o-mini,10,1000000,0\n",
  );
  await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: {}, overlap: null, confirmRejects: true, isDryRun: false },
  });
}

/** As an older release left the database: its own book, and usage valued by it. */
async function backToOlderBook(): Promise<void> {
  const entries = bundledBook.entries.map((entry) =>
    entry.model === "gpt-4o-mini" ? { ...entry, perMTok: { ...entry.perMTok, input: "1" } } : entry,
  );
  await query(`DELETE FROM "PriceBookVersion"`);
  await query(
    `INSERT INTO "PriceBookVersion" (number, name, sha256, entries, note, "createdBy") VALUES (1, 'of the release before', 'x', $1, 'bundled before', 'bundled')`,
    [JSON.stringify({ entries, machines: bundledBook.machines })],
  );
  await query(`UPDATE "UsageMonth" SET "valuedCost" = 1`);
}

const revaluations = () =>
  query<{ payload: { organizationId: string; reason: string } }>(
    `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'revalue-usage'`,
  );
const costOf = async ({ id }: WorldOrganization) =>
  (
    await query<{ cost: string }>(
      `SELECT trim_scale("valuedCost")::text AS cost FROM "UsageMonth" WHERE "organizationId" = $1`,
      [id],
    )
  )[0]?.cost;
const revaluedRows = ({ id }: WorldOrganization) =>
  inTenant(id, (db) => db.auditEntry.findMany({ where: { organizationId: id, action: "price.revalue" } }));

it("values everybody's usage once under the book that an upgrade brought, but for those who pinned another", async () => {
  const { acme, borealis } = await world("acme", "borealis");
  for (const organization of [acme, borealis]) await importOneMillionTokens(organization);
  await backToOlderBook();
  await query(`UPDATE "Organization" SET "pinnedBook" = 1 WHERE id = $1`, [borealis.id]);
  expect(await revaluations()).toEqual([]);

  const meet = () => asPerson(null, (db) => ensureBundledBook(askInside(db)));
  await Promise.all([meet(), meet(), meet()]);
  await meet();
  const jobs = await revaluations();
  expect(jobs.map(({ payload }) => payload.organizationId).sort()).toEqual([acme.id, borealis.id].sort());
  for (const { payload } of jobs) await tasks["revalue-usage"].run(payload);

  expect([await costOf(acme), await costOf(borealis)]).toEqual(["0.15", "1"]);
  const [row, ...more] = await revaluedRows(acme);
  expect([row, more]).toMatchObject([
    {
      actor: "schedule",
      subject: bundledBook.version,
      reason: `price book ${bundledBook.version}, which came with an upgrade`,
    },
    [],
  ]);
  expect(row?.at).toBeInstanceOf(Date);
  expect(await revaluedRows(borealis)).toEqual([]);
});
