import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importFile } from "@/server/intake";
import { buildSnapshot } from "@/server/review";
import { asAdmin, useTestDatabase } from "@/server/testing/test-database";
import { world, type WorldOrganization } from "@/server/testing/world";
import { recommendWorkloads } from ".";
import { bringing, gpt41, HEADER, mini, OPERATOR, project, stocked, then } from "@/server/testing/stocked-workloads";

const database = useTestDatabase();
const use = bringing(database);

describe("recommending", () => {
  it("asks about each workload what its usage says", async () => {
    const { asks } = await world("asks");
    const { api, triage } = await stocked(asks, use);
    const full = await api.workloads.addOption({ workloadId: triage.id, definition: gpt41() });
    await api.workloads.addOption({ workloadId: triage.id, definition: mini });
    await api.workloads.recordEvidence({
      optionId: full.id,
      kind: "holdout",
      measuredOn: "2026-09-01",
      sampleSize: 1_200,
      accuracy: 0.95,
    });
    const answer = await asks.run("viewer", (ctx) => recommendWorkloads(ctx, then));
    expect(answer.period).toMatchObject({ from: "2026-07-01", to: "2026-10-01", days: 92, basis: "quarter" });
    const [drafts, one] = answer.workloads;
    expect(drafts).toMatchObject({
      name: "Drafts",
      withheld: { code: "not-placed" },
      recommendation: null,
      present: null,
    });
    expect(one).toMatchObject({
      name: "Triage",
      spend: "2.8",
      tokens: 1_100_000,
      requests: 1_000,
      withheld: null,
      present: { option: "gpt-4.1-few-shot", level: 1 },
    });
    expect(one?.quarters.map(({ key, spend }) => [key, spend])).toEqual([
      ["2025-Q3", "0"],
      ["2025-Q4", "0"],
      ["2026-Q1", "0"],
      ["2026-Q2", "1.4"],
      ["2026-Q3", "2.8"],
    ]);
    expect(one?.input).toMatchObject({
      asOf: "2026-09-30",
      currency: "USD",
      current: "gpt-4.1-few-shot",
      usage: { inputTokensPerRequest: 1_000, outputTokensPerRequest: 100 },
    });
    expect(one?.input?.usage.requestsPerMonth).toBeCloseTo((1_000 / 92) * 30, 9);
    expect(one?.recommendation).toMatchObject({ level: 1, confidence: "proven" });
    expect(one?.reconciliation).toMatchObject({ isApart: false });
    expect(answer.unassigned.at(-1)).toMatchObject({ spend: "0.028", tokens: 11_000 });
  });

  it("values at the prices of today where asked", async () => {
    const { prices } = await world("prices");
    await stocked(prices, use);
    await prices.run("owner", (ctx) =>
      ctx.db.priceOverride.create({
        data: {
          ...{ organizationId: prices.id, id: "of-prices", reason: "contract", createdBy: "Olga" },
          entry: {
            provider: "openai",
            model: "gpt-4.1",
            from: "2026-10-01",
            to: null,
            currency: "USD",
            perMTok: { input: "1", output: "4" },
            contextTiers: [],
            units: {},
            source: "contract",
            checkedOn: "2026-10-01",
            status: "accepted",
          },
        },
      }),
    );
    const spend = (when: "then" | "now") =>
      prices.run("owner", async (ctx) =>
        (await recommendWorkloads(ctx, { ...then, prices: when })).workloads.map((one) => one.spend),
      );
    expect(await spend("then")).toEqual(["0.056", "2.8"]);
    expect(await spend("now")).toEqual(["0.056", "1.4"]);
  });

  /** A price of the organization's own for GPT-4.1 mini, searches by the piece and a machine by the hour. */
  const ownPrices = (organization: WorldOrganization) =>
    organization.run("owner", (ctx) =>
      ctx.db.priceOverride.create({
        data: {
          organizationId: organization.id,
          id: "of-searches",
          reason: "contract",
          createdBy: "Olga",
          entry: {
            ...{ provider: "openai", model: "gpt-4.1-mini", from: null, to: null, currency: "USD" },
            perMTok: { input: "1", output: "4" },
            units: { web_search: "0.010000000000000000000000001", gpu_hours: "2.5" },
            ...{ source: "contract", checkedOn: "2026-10-01" },
          },
        },
      }),
    );
  const WITH_UNITS = `${HEADER},units.web_search,units.gpu_hours`;
  const searched = [
    "2026-08-31,openai,gpt-4.1-mini,drafts,,100,100000,0,10000,30,",
    "2026-09-01,openai,gpt-4.1-mini,drafts,,100,100000,0,10000,7,24",
    "2026-09-30,openai,gpt-4.1-mini,drafts,,100,100000,0,10000,,1",
    "2026-09-30,openai,gpt-4.1,triage-eu,,1000,1000000,0,100000,,",
  ];

  it("values searches and machine hours of unchanged prices alike then and now, to the last digit", async () => {
    const { searches } = await world("searches");
    await ownPrices(searches);
    await stocked(searches, use);
    await use(searches, "searched", searched, WITH_UNITS);
    const spend = (prices: "then" | "now", quarter = "2026-Q3", now?: Date) =>
      searches.run(
        "owner",
        async (ctx) => {
          const { workloads } = await recommendWorkloads(ctx, { quarter, prices });
          const { cells, spend: all } = await buildSnapshot(ctx, { quarter, prices });
          return { workloads: workloads.map((one) => [one.name, one.spend]), cells, all };
        },
        now,
      );
    const before = await spend("then");
    // Four times $0.14 of tokens, 37 searches, 25 hours; GPT-4.1 at $2.80 twice and for what nothing claims.
    expect(before.workloads).toEqual([
      ["Drafts", "63.430000000000000000000000037"],
      ["Triage", "5.6"],
    ]);
    expect(before.cells).toContainEqual(
      expect.objectContaining({ kind: "beside-tokens", cost: "62.870000000000000000000000037" }),
    );
    expect(await spend("now")).toEqual(before);
    // A quarter that runs is asked about by its days.
    const running = new Date("2026-09-30T12:00:00Z");
    expect(await spend("now", "2026-Q3", running)).toEqual(await spend("then", "2026-Q3", running));
  });

  it("loses no unit where days are replaced, and none stays where an import is reverted", async () => {
    const { replaced } = await world("replaced");
    await ownPrices(replaced);
    await use(replaced, "searched", searched, WITH_UNITS);
    const file = path.join(database.folder, "replaces.csv");
    writeFileSync(file, `${WITH_UNITS}\n2026-09-01,openai,gpt-4.1-mini,drafts,,1,1,0,1,5,\n`);
    const done = await importFile(replaced.id, OPERATOR, {
      ...{ path: file, name: "replaces.csv", hints: { source: "searched" } },
      ...{ overlap: "replace", confirmRejects: false, isDryRun: false },
    });
    const units = (table: string) =>
      asAdmin(database.adminUrl, async (client) => {
        const sql = `SELECT counted.key AS unit, trim_scale(sum(counted.value::numeric))::text AS count FROM "${table}", jsonb_each_text("otherUnits") AS counted
          WHERE "organizationId" = $1 GROUP BY 1 ORDER BY 1`;
        return (await client.query(sql, [replaced.id])).rows as unknown[];
      });
    const left = [
      { unit: "gpu_hours", count: "1" },
      { unit: "web_search", count: "35" },
    ];
    expect(await units("UsageMonth")).toEqual(left);
    expect(await units("UsageRollup")).toEqual(left);
    await replaced.as("owner").imports.revert({ id: done.import!, reason: "not ours" });
    expect(await units("UsageMonth")).toEqual([
      { unit: "gpu_hours", count: "1" },
      { unit: "web_search", count: "30" },
    ]);
  });

  it("compares a machine with its hours where usage has them, and says where searches pull the costs apart", async () => {
    const { machines } = await world("machines");
    const api = machines.as("analyst");
    await ownPrices(machines);
    const { id } = await api.workloads.create({ name: "Tariffs", profile: { task: "classification" } });
    await api.workloads.createRule({ workloadId: id, matchers: project("drafts") });
    const hosted = { ...mini, level: 4, hosting: "self-hosted", unitHourly: 2.5, capacityRps: 5 } as const;
    await api.workloads.addOption({ workloadId: id, definition: hosted });
    const days = Array.from({ length: 92 }, (_, at) => new Date(Date.UTC(2026, 6, 1 + at)).toISOString().slice(0, 10));
    await use(
      machines,
      "hours",
      days.map((day) => `${day},openai,gpt-4.1-mini,drafts,,100,100000,0,10000,,24`),
      WITH_UNITS,
    );
    const read = async () => (await api.workloads.read({ id, ...then })).answer.reconciliation;
    const alike = await read();
    expect(Number(alike?.valued)).toBeGreaterThan(1800);
    expect(alike).toMatchObject({ isApart: false, causes: [] });
    expect(Math.abs(alike?.gap ?? 1)).toBeLessThan(0.001);
    const answers = await api.workloads.create({ name: "Answers", profile: { task: "classification" } });
    await api.workloads.createRule({ workloadId: answers.id, matchers: project("answers") });
    await api.workloads.addOption({ workloadId: answers.id, definition: mini });
    await use(
      machines,
      "answers",
      days.map((day) => `${day},openai,gpt-4.1-mini,answers,,100,100000,0,10000,500,`),
      WITH_UNITS,
    );
    expect((await api.workloads.read({ id: answers.id, ...then })).answer.reconciliation).toMatchObject({
      isApart: true,
      causes: ["charged-beside-tokens"],
    });
  });

  it("withholds where requests are not counted, until a person types them with a reason", async () => {
    const { uncounted } = await world("uncounted");
    const api = uncounted.as("analyst");
    const { id } = await api.workloads.create({ name: "Triage", profile: { task: "classification" } });
    await api.workloads.createRule({ workloadId: id, matchers: project("triage") });
    await api.workloads.addOption({ workloadId: id, definition: gpt41() });
    await use(
      uncounted,
      "usage",
      ["2026-07-10,openai,gpt-4.1,triage,,920000,0,92000"],
      "day,provider,model,project,tag,uncached_input,cache_read,output",
    );
    const read = () => api.workloads.read({ id, ...then });
    expect((await read()).answer).toMatchObject({
      spend: "2.576",
      requests: null,
      withheld: { code: "usage-incomplete", of: "counted-share", value: 0 },
      recommendation: null,
    });
    await api.workloads.editProfile({
      id,
      usageOverrides: { requestsPerMonth: { value: 300, reason: "counted in the gateway" } },
    });
    const after = await read();
    expect(after.answer).toMatchObject({
      withheld: null,
      input: { usage: { requestsPerMonth: 300, inputTokensPerRequest: 1_000 } },
      recommendation: { action: "keep" },
    });
    expect(after.answer.usage.figures.requestsPerMonth).toMatchObject({
      measured: null,
      override: { reason: "counted in the gateway", by: "Ana Analyst", on: "2026-10-05" },
    });
    await api.workloads.editProfile({ id, usageOverrides: { requestsPerMonth: null } });
    expect((await read()).answer.withheld?.code).toBe("usage-incomplete");
  });

  it("looks at the last 90 days with usage while the quarter runs", async () => {
    const { runs } = await world("runs");
    await stocked(runs, use);
    const answer = await runs.run("owner", (ctx) => recommendWorkloads(ctx, { quarter: "2026-Q4", prices: "then" }));
    expect(answer.period).toEqual({ from: "2026-07-10", to: "2026-10-01", days: 83, basis: "last-days" });
    expect(answer.workloads[1]?.usage.figures.requestsPerMonth.measured).toBeCloseTo((1_000 / 83) * 30, 9);
  });

  it("leaves out what another source tells in detail, and what was reverted", async () => {
    const { details } = await world("details");
    await stocked(details, use);
    const tokens = () =>
      details.run("owner", async (ctx) =>
        (await recommendWorkloads(ctx, then)).workloads.map((workload) => workload.tokens),
      );
    const before = await tokens();
    await use(details, "gateway", ["2026-07-10,openai,gpt-4.1,triage-eu,,900,900000,0,90000"]);
    expect(await tokens()).not.toEqual(before);
    const { imports } = details.as("analyst");
    const gateway = (await imports.sources()).find(({ name }) => name === "gateway")?.id ?? "";
    await imports.setSourceDetail({ id: gateway, isDetail: true, reason: "the same traffic" });
    expect(await tokens()).toEqual(before);
    const [usage] = await imports
      .list({ limit: 200 })
      .then(({ imports: all }) => all.filter(({ source }) => source?.name === "usage"));
    await imports.revert({ id: usage?.id ?? "", reason: "to see" });
    // What is left is the gateway's, of which no ledger tells any more.
    expect(await tokens()).toEqual([0, 990_000]);
  });

  it("asks for the same number of statements with two workloads and with twenty", async () => {
    const { many } = await world("many");
    await stocked(many, use);
    const count = () =>
      many.run("owner", async (ctx) => {
        let statements = 0;
        const counting = new Proxy(ctx.db, {
          get: (db, key) =>
            key === "$queryRawUnsafe"
              ? (...given: unknown[]) => (
                  (statements += 1),
                  Reflect.apply(Reflect.get(db, key) as () => unknown, db, given)
                )
              : Reflect.get(db, key),
        });
        await recommendWorkloads({ ...ctx, db: counting }, then);
        return statements;
      });
    await count();
    const before = await count();
    for (let number = 0; number < 18; number += 1)
      await many.as("analyst").workloads.create({ name: `Workload ${number}`, profile: { task: "other" } });
    expect(before).toBeGreaterThan(2);
    expect(await count()).toBe(before);
  });
});
