import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importFile } from "@/server/intake";
import { inTenantBulk } from "@/server/tenancy/tenant-database";
import { asAdmin, useTestDatabase } from "@/server/testing/test-database";
import { world, type WorldOrganization } from "@/server/testing/world";
import { buildSnapshot } from "@/server/review";
import { recommendWorkloads } from ".";
import { assignUsage } from "./assign-usage";
import type { OptionDefinitionInput } from "./schema";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER = "day,provider,model,project,tag,requests,uncached_input,cache_read,output";

/** Usage of Q3 2026 and before, through the import: `day,provider,model,project,tag,requests,uncached_input,cache_read,output`. */
async function use(
  organization: WorldOrganization,
  name: string,
  rows: readonly string[],
  header = HEADER,
): Promise<void> {
  const file = path.join(database.folder, `${organization.slug}-${name}.csv`);
  writeFileSync(file, `${[header, ...rows].join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    path: file,
    name: path.basename(file),
    hints: { source: name },
    overlap: null,
    confirmRejects: false,
    isDryRun: false,
  });
  expect(done.message).toBe("");
  expect(done.status).toBe("committed");
}

const gpt41 = (given: Partial<OptionDefinitionInput> = {}): OptionDefinitionInput => ({
  ...{
    label: "GPT-4.1, few-shot",
    level: 1,
    hosting: "api",
    promptOptimised: true,
    priceOf: { provider: "openai", model: "gpt-4.1" },
    models: ["gpt-4.1"],
  },
  ...given,
});
const mini = gpt41({
  label: "GPT-4.1 mini",
  priceOf: { provider: "openai", model: "gpt-4.1-mini" },
  models: ["gpt-4.1-mini"],
});
const then = { quarter: "2026-Q3", prices: "then" } as const;
const project = (pattern: string) => [{ field: "project" as const, kind: "glob" as const, pattern }];

/** Two workloads with a rule each, and usage of both and of neither. */
async function stocked(organization: WorldOrganization) {
  const api = organization.as("analyst");
  const triage = await api.workloads.create({
    name: "Triage",
    profile: { task: "classification", narrow: true, requirements: { accuracy: 0.9 } },
  });
  const drafts = await api.workloads.create({ name: "Drafts", profile: { task: "drafting" } });
  await api.workloads.createRule({ workloadId: triage.id, matchers: project("triage-*") });
  await use(organization, "usage", [
    "2026-05-10,openai,gpt-4.1,triage-eu,,500,500000,0,50000",
    "2026-07-10,openai,gpt-4.1,triage-eu,,1000,1000000,0,100000",
    "2026-09-30,openai,gpt-4.1-mini,drafts,,100,100000,0,10000",
    "2026-08-01,openai,gpt-4.1,other,,10,10000,0,1000",
  ]);
  await api.workloads.createRule({ workloadId: drafts.id, matchers: project("drafts") });
  return { api, triage, drafts };
}

const assignments = (organization: WorldOrganization) =>
  asAdmin(database.adminUrl, async (client) => {
    const sql = `SELECT k.project, w.name FROM "UsageKey" k LEFT JOIN "Workload" w ON (w."organizationId", w.id) = (k."organizationId", k."workloadId") WHERE k."organizationId" = $1 ORDER BY 1`;
    return (await client.query<{ project: string; name: string | null }>(sql, [organization.id])).rows.map(
      ({ project: label, name }) => [label, name],
    );
  });

describe("assigning usage", () => {
  it("happens in the import, and again when a rule is made, moved or deleted", async () => {
    const { maps } = await world("maps");
    const { api, drafts } = await stocked(maps);
    expect(await assignments(maps)).toEqual([
      ["drafts", "Drafts"],
      ["other", null],
      ["triage-eu", "Triage"],
    ]);
    const made = await api.workloads.createRule({ workloadId: drafts.id, matchers: project("*") });
    expect(made).toMatchObject({ keys: 3, changed: 1, unassigned: 0 });
    await api.workloads.moveRule({ id: made.id, position: 1 });
    expect((await assignments(maps)).map(([, name]) => name)).toEqual(["Drafts", "Drafts", "Drafts"]);
    const { rules } = await api.workloads.rules();
    expect(rules.map(({ position, workloadName, assigns }) => [position, workloadName, assigns.keys])).toEqual([
      [1, "Drafts", 3],
      [2, "Triage", 0],
      [3, "Drafts", 0],
    ]);
    await api.workloads.deleteRule({ id: made.id });
    expect((await assignments(maps)).map(([, name]) => name)).toEqual(["Drafts", null, "Triage"]);
    expect(await inTenantBulk(maps.id, (client) => assignUsage(client, maps.id))).toEqual({
      keys: 3,
      changed: 0,
      unassigned: 1,
    });
  });

  it("shows before what a rule would move, and suggests rules for the rest", async () => {
    const { preview } = await world("preview");
    const { api, drafts, triage } = await stocked(preview);
    const seen = await api.workloads.previewRule({ workloadId: drafts.id, matchers: project("*"), position: 1 });
    expect(seen.matches).toMatchObject({ keys: 3, rows: 4, tokens: 1_771_000 });
    expect(seen.moves.map(({ fromId, usage }) => [fromId, usage.keys])).toEqual([
      [triage.id, 1],
      [null, 1],
    ]);
    expect((await api.workloads.previewRule({ workloadId: drafts.id, matchers: project("*") })).keptByOthers.keys).toBe(
      2,
    );
    const rest = await api.workloads.unassigned({ quarter: "2026-Q3" });
    // 10,000 × $2 and 1,000 × $8 a million.
    expect(rest.total).toMatchObject({ keys: 1, tokens: 11_000, cost: "0.028" });
    expect(rest.suggestions[0]).toMatchObject({ matchers: project("other"), share: 1 });
  });

  it("asks why where signed days would move", async () => {
    const { signed } = await world("signed");
    const { api, drafts } = await stocked(signed);
    await signed.run("owner", (ctx) =>
      ctx.db.review.create({
        data: { organizationId: signed.id, id: "r", quarter: "2026-Q3", status: "signed", preparedBy: "Olga" },
      }),
    );
    const rule = { workloadId: drafts.id, matchers: project("other") };
    await expect(api.workloads.createRule(rule)).rejects.toMatchObject({
      code: "PRECONDITION_FAILED",
      cause: { code: "reason-needed", facts: { quarters: ["2026-Q3"] } },
    });
    expect((await assignments(signed))[1]).toEqual(["other", null]);
    await api.workloads.createRule({ ...rule, reason: "belongs to drafting" });
    expect((await assignments(signed))[1]).toEqual(["other", "Drafts"]);
  });

  it("refuses a pattern that cannot be matched safely, by its place", async () => {
    const { patterns } = await world("patterns");
    const { api, drafts } = await stocked(patterns);
    await expect(
      api.workloads.createRule({
        workloadId: drafts.id,
        matchers: [{ field: "tag", kind: "regexp", pattern: "(a)\\1" }],
      }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("recommending", () => {
  it("asks about each workload what its usage says", async () => {
    const { asks } = await world("asks");
    const { api, triage } = await stocked(asks);
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
    await stocked(prices);
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
    await stocked(searches);
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
    await stocked(runs);
    const answer = await runs.run("owner", (ctx) => recommendWorkloads(ctx, { quarter: "2026-Q4", prices: "then" }));
    expect(answer.period).toEqual({ from: "2026-07-10", to: "2026-10-01", days: 83, basis: "last-days" });
    expect(answer.workloads[1]?.usage.figures.requestsPerMonth.measured).toBeCloseTo((1_000 / 83) * 30, 9);
  });

  it("leaves out what another source tells in detail, and what was reverted", async () => {
    const { details } = await world("details");
    await stocked(details);
    await details.run("owner", (ctx) =>
      ctx.db.source.updateMany({ where: { organizationId: details.id }, data: { isDetail: true } }),
    );
    const answer = await details.run("owner", (ctx) => recommendWorkloads(ctx, then));
    expect(answer.workloads.map(({ tokens }) => tokens)).toEqual([0, 0]);
  });

  it("asks for the same number of statements with two workloads and with twenty", async () => {
    const { many } = await world("many");
    await stocked(many);
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

describe("the page of a workload", () => {
  it("shows options with verdicts and economics, curves, evidence, proposals and growth", async () => {
    const { page } = await world("page");
    const { api, triage } = await stocked(page);
    const full = await api.workloads.addOption({ workloadId: triage.id, definition: gpt41() });
    const small = await api.workloads.addOption({ workloadId: triage.id, definition: mini });
    await api.workloads.recordEvidence({
      optionId: full.id,
      kind: "production",
      measuredOn: "2026-09-01",
      sampleSize: 1_200,
      accuracy: 0.95,
    });
    const failed = await api.workloads.recordEvidence({
      optionId: small.id,
      kind: "holdout",
      measuredOn: "2026-09-01",
      sampleSize: 1_200,
      accuracy: 0.7,
    });
    await api.workloads.editProfile({
      id: triage.id,
      usageOverrides: {
        requestsPerMonth: { value: 3_000_000, reason: "the roll-out begins" },
        inputTokensPerRequest: { value: 1_000, reason: "as measured" },
        outputTokensPerRequest: { value: 100, reason: "as measured" },
      },
    });
    const read = await page.as("viewer").workloads.read({ id: triage.id, ...then });
    expect(
      read.options.map(({ key, judged, isInUse, measuredShare }) => [key, judged?.verdict, isInUse, measuredShare]),
    ).toEqual([
      ["gpt-4.1-few-shot", "pass", true, 1],
      ["gpt-4.1-mini", "fail", false, 0],
    ]);
    expect(read.options[1]?.economics).toMatchObject({ option: "gpt-4.1-mini" });
    expect(
      read.curves.map(({ option, expected, adverse }) => [option, expected.points.length, adverse.length]),
    ).toEqual([["gpt-4.1-mini", 25, 2]]);
    expect(read.answer.recommendation).toMatchObject({ action: "keep", level: 1 });
    expect(read.changes).toContainEqual(expect.objectContaining({ code: "option-passes", option: "gpt-4.1-mini" }));
    expect(read.suggestedGrowth?.value).toBeCloseTo(2 ** (1 / 3) - 1, 5);
    expect(read.spendShare).toBeCloseTo(2.8 / (2.8 + 0.056 + 0.028), 9);
    await api.workloads.withdrawEvidence({ id: failed.id, reason: "wrong labels" });
    const after = await api.workloads.read({ id: triage.id, ...then });
    expect(after.options[1]).toMatchObject({ judged: { verdict: "untested" }, evidence: [{ isWithdrawn: true }] });
  });

  it("begins new evidence with a new version", async () => {
    const { versions } = await world("versions");
    const { api, triage } = await stocked(versions);
    const { id } = await api.workloads.addOption({ workloadId: triage.id, definition: gpt41() });
    await api.workloads.recordEvidence({
      optionId: id,
      kind: "holdout",
      measuredOn: "2026-09-01",
      sampleSize: 1_200,
      accuracy: 0.95,
    });
    expect(await api.workloads.editOption({ id, definition: gpt41({ label: "Renamed" }) })).toEqual({ version: 1 });
    expect(await api.workloads.editOption({ id, definition: gpt41({ promptVersion: "2" }) })).toEqual({ version: 2 });
    const read = await api.workloads.read({ id: triage.id, ...then });
    expect(read.options[0]).toMatchObject({ version: 2, evidenceUsed: [], judged: { verdict: "untested" } });
  });

  it("proposes options for models that none names", async () => {
    const { proposes } = await world("proposes");
    const { api, triage } = await stocked(proposes);
    await api.workloads.addOption({ workloadId: triage.id, definition: mini });
    const read = await api.workloads.read({ id: triage.id, ...then });
    expect(read.answer.withheld).toEqual({ code: "in-use-unknown", names: ["gpt-4.1"] });
    const [proposal] = read.proposals;
    expect(proposal).toMatchObject({ model: "gpt-4.1", share: 1 });
    if (proposal) await api.workloads.addOption({ workloadId: triage.id, definition: proposal.definition });
    expect((await api.workloads.read({ id: triage.id, ...then })).answer).toMatchObject({
      withheld: null,
      present: { option: "gpt-4.1" },
    });
  });

  it("refuses options with every fault, a taken name, and what others route to", async () => {
    const { faults } = await world("faults");
    const { api, triage } = await stocked(faults);
    await expect(
      api.workloads.addOption({ workloadId: triage.id, definition: gpt41({ hosting: null }) }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST", cause: { code: "option-faults" } });
    await expect(api.workloads.create({ name: "triage", profile: { task: "other" } })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const full = await api.workloads.addOption({ workloadId: triage.id, definition: gpt41() });
    const route = { label: "Router", level: 1 as const, route: [{ option: full.key, share: 1 }] };
    await api.workloads.addOption({ workloadId: triage.id, definition: route });
    await expect(api.workloads.archiveOption({ id: full.id })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(
      api.workloads.recordEvidence({
        optionId: full.id,
        kind: "holdout",
        measuredOn: "2026-10-06",
        sampleSize: 1,
        accuracy: 1,
      }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("keeps an archived workload in the quarters in which it has usage", async () => {
    const { archive } = await world("archive");
    const { api, triage } = await stocked(archive);
    const empty = await api.workloads.create({ name: "Empty", profile: { task: "other" } });
    for (const { id } of [triage, empty]) await api.workloads.archive({ id, isArchived: true });
    const list = await api.workloads.list(then);
    expect(list.workloads.map(({ name, isArchived }) => [name, isArchived])).toEqual([
      ["Drafts", false],
      ["Triage", true],
    ]);
    expect(list.total.at(-1)).toBe("2.884");
    expect(list.workloads[1]).toMatchObject({ change: 1, pricedShare: 1 });
  });
});

describe("the policy", () => {
  it("has versions with reasons over the engine's defaults", async () => {
    const { rules } = await world("rules");
    const admin = rules.as("admin");
    expect(await admin.policy.read()).toMatchObject({ version: 0, name: "default-1", inForce: { horizonMonths: 24 } });
    expect(
      await admin.policy.edit({
        basedOn: 0,
        reason: "we plan three years",
        thresholds: { horizonMonths: 36, minSample: 100 },
      }),
    ).toEqual({ version: 1 });
    expect(await admin.policy.read()).toMatchObject({
      version: 1,
      thresholds: { horizonMonths: 36 },
      inForce: { horizonMonths: 36, minSample: 100 },
      history: [{ reason: "we plan three years", createdBy: "Ada Admin" }],
    });
    await expect(admin.policy.edit({ basedOn: 0, reason: "too late", thresholds: {} })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(
      admin.policy.edit({ basedOn: 1, reason: "no such key", thresholds: { horizon: 1, minSample: -1 } }),
    ).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: {
        facts: {
          faults: [expect.objectContaining({ path: "horizon" }), expect.objectContaining({ path: "minSample" })],
        },
      },
    });
    await expect(
      rules.as("analyst").policy.edit({ basedOn: 1, reason: "not mine", thresholds: {} }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("another organization's ids", () => {
  it("are not found, and nothing is changed", async () => {
    const { here, there } = await world("here", "there");
    const { api, triage } = await stocked(there);
    const { rules } = await api.workloads.rules();
    const option = await api.workloads.addOption({ workloadId: triage.id, definition: gpt41() });
    const evidence = await api.workloads.recordEvidence({
      optionId: option.id,
      kind: "holdout",
      measuredOn: "2026-09-01",
      sampleSize: 100,
      accuracy: 1,
    });
    const stranger = here.as("owner").workloads;
    const rule = rules[0]?.id ?? "";
    const attempts = [
      () => stranger.read({ id: triage.id, ...then }),
      () => stranger.editProfile({ id: triage.id, name: "Mine" }),
      () => stranger.archive({ id: triage.id, isArchived: true }),
      () => stranger.addOption({ workloadId: triage.id, definition: mini }),
      () => stranger.editOption({ id: option.id, definition: mini }),
      () => stranger.archiveOption({ id: option.id }),
      () =>
        stranger.recordEvidence({
          optionId: option.id,
          kind: "holdout",
          measuredOn: "2026-09-01",
          sampleSize: 1,
          accuracy: 0,
        }),
      () => stranger.withdrawEvidence({ id: evidence.id, reason: "not mine" }),
      () => stranger.createRule({ workloadId: triage.id, matchers: project("*") }),
      () => stranger.previewRule({ workloadId: triage.id, matchers: project("*") }),
      () => stranger.moveRule({ id: rule, position: 1 }),
      () => stranger.deleteRule({ id: rule }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await stranger.list(then)).workloads).toEqual([]);
    expect((await api.workloads.rules()).rules).toEqual(rules);
    expect((await api.workloads.read({ id: triage.id, ...then })).answer.name).toBe("Triage");
  });
});
