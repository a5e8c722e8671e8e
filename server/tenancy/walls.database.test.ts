import { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { furnishedPair, type FurnishedPair } from "../testing/furnished-pair";
import { rowsOf, tenantTables } from "../testing/tenant-rows";
import { useTestDatabase } from "../testing/test-database";
import { inTenant, inTenantBulk } from "./tenant-database";

const database = useTestDatabase();
const NOW = new Date("2026-10-05T12:00:00Z");
let pair: FurnishedPair;
beforeAll(async () => {
  pair = await furnishedPair(database);
});

describe("the database alone", () => {
  const unset = async (setting: string | null): Promise<[string, number][]> => {
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    try {
      if (setting !== null) await client.query(`SELECT set_config('app.organization', $1, false)`, [setting]);
      const counts: [string, number][] = [];
      for (const name of ["Organization", ...(await tenantTables(database.adminUrl))])
        counts.push([name, (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${name}"`)).rows[0]!.n]);
      return counts;
    } finally {
      await client.end();
    }
  };

  it("shows nothing where no tenant is set, or one that is not there", async () => {
    for (const setting of [null, "", "nobody", `${pair.acme.id} `, "%"])
      expect(
        (await unset(setting)).filter(([, count]) => count > 0),
        String(setting),
      ).toEqual([]);
  });

  it("shows no foreign row without any filter, and there is one of everything to be shown", async () => {
    const tables = await tenantTables(database.adminUrl);
    expect(
      tables.filter((name) => pair.before.theirs[name]?.length === 0 || pair.before.own[name]?.length === 0),
    ).toEqual([]);
    const seen = await inTenantBulk(pair.acme.id, async (client) => {
      const found: [string, string[]][] = [];
      for (const name of tables) {
        const { rows } = await client.query<{ id: string }>(`SELECT DISTINCT "organizationId" AS id FROM "${name}"`);
        found.push([name, rows.map(({ id }) => id)]);
      }
      return found;
    });
    expect(seen).toEqual(tables.map((name) => [name, [pair.acme.id]]));
  });

  it("takes no row into another organization, and changes and deletes none there", async () => {
    for (const name of await tenantTables(database.adminUrl)) {
      const inside = (sql: string, values: unknown[]) =>
        inTenantBulk(pair.acme.id, async (client) => (await client.query(sql, values)).rowCount).catch(
          (error: { code: string }) => error.code,
        );
      const copy = `INSERT INTO "${name}" SELECT * FROM jsonb_populate_record(NULL::"${name}", $1::jsonb)`;
      expect(await inside(copy, [pair.before.theirs[name]![0]]), name).toBe("42501");
      const aimedAtThem = [pair.borealis.id];
      const update = `UPDATE "${name}" SET "organizationId" = "organizationId" WHERE "organizationId" = $1`;
      expect([0, "42501"], name).toContain(await inside(update, aimedAtThem));
      expect([0, "42501"], name).toContain(
        await inside(`DELETE FROM "${name}" WHERE "organizationId" = $1`, aimedAtThem),
      );
    }
    expect(await rowsOf(database.adminUrl, pair.borealis.id)).toEqual(pair.before.theirs);
  });

  it("refuses to connect what belongs to two organizations", async () => {
    const [a, b] = [pair.acme.id, pair.borealis.id];
    const where = { organizationId_id: { organizationId: a, id: pair.own.workload } };
    const theirRule = { organizationId_id: { organizationId: b, id: pair.theirs.rule } };
    const theirWorkload = { organizationId_id: { organizationId: b, id: pair.theirs.workload } };
    const evidence = { kind: "holdout", measuredOn: NOW, sampleSize: 1, recordedBy: "x" } as const;
    const rule = { position: 9, matchers: [], createdBy: "x" };
    const attempts: ((db: Parameters<Parameters<typeof inTenant>[1]>[0]) => Promise<unknown>)[] = [
      (db) => db.workload.update({ where, data: { rules: { connect: theirRule } } }),
      (db) =>
        db.workload.update({
          where,
          data: { rules: { connect: { organizationId_id: { organizationId: a, id: pair.theirs.rule } } } },
        }),
      (db) => db.workload.update({ where: theirWorkload, data: { name: "taken" } }),
      (db) => db.workload.update({ where, data: { organization: { connect: { id: b } } } }),
      (db) => db.workload.create({ data: { id: "x", name: "x", profile: {}, organization: { connect: { id: b } } } }),
      (db) => db.workload.create({ data: { id: "x", name: "x", profile: {}, organizationId: b } }),
      (db) =>
        db.mappingRule.create({ data: { ...rule, id: "x", organizationId: a, workloadId: pair.theirs.workload } }),
      (db) => db.mappingRule.create({ data: { ...rule, id: "x", workload: { connect: theirWorkload } } }),
      (db) =>
        db.evidence.create({
          data: { ...evidence, id: "x", organizationId: a, optionId: pair.theirs.option, optionVersion: 1 },
        }),
      (db) =>
        db.organization.update({
          where: { id: b },
          data: { workloads: { create: { id: "x", name: "x", profile: {} } } },
        }),
    ];
    for (const [at, attempt] of attempts.entries())
      await expect(inTenant(a, attempt), `attempt ${at + 1}`).rejects.toThrow();
    expect(await rowsOf(database.adminUrl, b)).toEqual(pair.before.theirs);
    expect(await rowsOf(database.adminUrl, a)).toEqual(pair.before.own);
  });

  it("keeps every rollup with an import and a key of its own organization, like a foreign key", async () => {
    const ROLLUP = `INSERT INTO "UsageRollup" ("organizationId", "importId", day, "keyId", rows, "uncachedInput", "cacheRead", "cacheWrite5m",
      "cacheWrite1h", output, reasoning) SELECT "organizationId", $1, '1999-01-01', $2, 1, 0, 0, 0, 0, 0, 0 FROM "UsageKey" LIMIT 1`;
    const first = async (organizationId: string, sql: string): Promise<string> =>
      inTenantBulk(organizationId, async (client) => (await client.query<{ id: string }>(sql)).rows[0]!.id);
    const IMPORT = `SELECT "importId" AS id FROM "UsageRollup" LIMIT 1`;
    const KEY = `SELECT "keyId"::text AS id FROM "UsageRollup" LIMIT 1`;
    const [a, b] = [pair.acme.id, pair.borealis.id];
    const [ownImport, ownKey] = [await first(a, IMPORT), await first(a, KEY)];
    const [theirImport, theirKey] = [await first(b, IMPORT), await first(b, KEY)];
    const tried = (sql: string, values: unknown[] = []): Promise<string> =>
      inTenantBulk(a, async (client) => {
        await client.query(sql, values);
        throw Object.assign(new Error("taken back"), { code: "taken" });
      }).catch((error: { code: string }) => error.code);
    expect(await tried(ROLLUP, [ownImport, ownKey])).toBe("taken");
    expect(await tried(ROLLUP, [theirImport, ownKey])).toBe("23503");
    expect(await tried(ROLLUP, [ownImport, theirKey])).toBe("23503");
    expect(await tried(ROLLUP, ["nobody's", ownKey])).toBe("23503");
    expect(await tried(`UPDATE "UsageRollup" SET "importId" = $1`, [theirImport])).toBe("23503");
    expect(await tried(`UPDATE "Import" SET id = id || 'x' WHERE id = $1`, [ownImport])).toBe("23503");
    expect(await tried(`DELETE FROM "UsageKey" WHERE id = $1`, [ownKey])).toBe("23503");
    const left = await inTenantBulk(a, async (client) => {
      await client.query("SAVEPOINT before");
      await client.query(`DELETE FROM "Import" WHERE id = $1`, [ownImport]);
      const { rows } = await client.query(`SELECT FROM "UsageRollup" WHERE "importId" = $1`, [ownImport]);
      await client.query("ROLLBACK TO before");
      return rows.length;
    });
    expect(left).toBe(0);
  });
});
