import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importFile } from "@/server/intake";
import { addDays, daysOf } from "@/server/kernel/day";
import { setUpQueue } from "@/server/queue";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;

async function use(organization: WorldOrganization, name: string, rows: readonly string[]): Promise<void> {
  const file = path.join(database.folder, `${organization.slug}-${name}.csv`);
  writeFileSync(file, `day,provider,model,project,requests,uncached_input,cache_read,output\n${rows.join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: { source: name } },
    ...{ overlap: null, confirmRejects: false, isDryRun: false },
  });
  expect(done.status).toBe("committed");
}

/** A workload on GPT-4.1 until the end of May, then on a fine-tune of GPT-4.1 mini: 100 requests a day. */
async function switched(organization: WorldOrganization): Promise<string> {
  const api = organization.as("analyst").workloads;
  const { id } = await api.create({ name: "Triage", profile: { task: "classification" } });
  await api.createRule({ workloadId: id, matchers: [{ field: "project", kind: "glob", pattern: "triage" }] });
  const row = (model: string) => (day: string) => `${day},openai,${model},triage,100,100000,0,10000`;
  await use(organization, "gateway", [
    ...daysOf({ from: "2026-03-01", to: "2026-06-01" }).map(row("gpt-4.1")),
    ...daysOf({ from: "2026-06-01", to: "2026-09-11" }).map(row("gpt-4.1-mini")),
  ]);
  return id;
}

const draft = (workloadId: string) => ({
  ...{ workloadId, name: "A smaller model", level: 3 as const, hosting: "api" as const, models: ["gpt-4.1-mini"] },
  ...{ plan: { upfront: "10", monthlySaving: 5 }, baseline: { prices: [] } },
  investment: [{ kind: "data" as const, amount: "10" }],
});
const actionsOf = async ({ id }: WorldOrganization): Promise<string[]> =>
  asAdmin(database.adminUrl, async (client) => {
    const sql = `SELECT action FROM "AuditEntry" WHERE "organizationId" = $1 AND action LIKE 'deployment.%' ORDER BY at, id`;
    return (await client.query<{ action: string }>(sql, [id])).rows.map(({ action }) => action);
  });

describe("a deployment that begins", () => {
  it("takes its first day and its baseline from usage, follows the book, and reads requests and inference from usage", async () => {
    await setUpQueue(database.adminUrl);
    const { acme } = await world("acme");
    const api = acme.as("analyst").deployments;
    const { id } = await api.record(draft(await switched(acme)));
    expect(await api.read({ id })).toMatchObject({
      status: "planned",
      suggestedStart: "2026-06-01",
      withheld: "not-started",
    });
    await api.start({ id, startedOn: "2026-06-01", baseline: "measured" });
    const read = await api.read({ id });
    expect(read.baseline).toMatchObject({
      ...{ inputTokensPerRequest: "1000", outputTokensPerRequest: "100", isEstimated: false },
      priceOf: [{ model: "gpt-4.1", share: "1" }],
    });
    // 3,000 requests: on GPT-4.1 3 M · 2 + 0.3 M · 8 = 8.40, on the mini 3 M · 0.4 + 0.3 M · 1.6 = 1.68.
    expect(read.ledger!.rows[0]).toMatchObject({
      month: "2026-06",
      requests: 3000,
      baselineCost: 8.4,
      actualCost: 1.68,
    });
    expect(read.months[0]!.lines.inference).toEqual({ amount: "1.68", from: "usage", beside: [] });
    expect(read.ledger!.rows.map(({ month }) => month)).toEqual(["2026-06", "2026-07", "2026-08", "2026-09"]);
    expect([read.asOf, read.missing]).toEqual(["2026-09-30", ["2026-10"]]);
    const contract = {
      provider: "openai",
      model: "gpt-4.1",
      contextTiers: [],
      units: {},
      to: null,
      reason: "A contract.",
    };
    await acme.as("owner").prices.override({ ...contract, perMTok: { input: "1", output: "4" }, from: "2026-07-01" });
    const after = (await api.read({ id })).ledger!;
    expect(after.rows.map(({ baselineCost }) => baselineCost)).toEqual([8.4, 4.34, 4.34, 1.4]);
    expect(after.marketTookBack).toBe(10.08);
  });

  it("without usage before it keeps the promise's profile, and says why the measured one cannot be had", async () => {
    const { late } = await world("late");
    const api = late.as("analyst");
    const { id: workloadId } = await api.workloads.create({ name: "New", profile: { task: "qa" } });
    const baseline = { prices: [{ from: "2026-01-01", perRequest: "0.01" }], isEstimated: true };
    const { id } = await api.deployments.record({ ...draft(workloadId), baseline });
    const start = { id, startedOn: "2026-06-01" };
    await expect(api.deployments.start({ ...start, baseline: "measured" })).rejects.toThrow(/14 days of usage/);
    await api.deployments.start({ ...start, baseline: "kept" });
    expect(await api.deployments.read({ id })).toMatchObject({ status: "active", isBaselineEstimated: true });
    await expect(late.as("reviewer").deployments.start({ ...start, baseline: "kept" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await api.deployments.end({ id, endedOn: "2026-06-20", reason: "A mistake." });
    await api.deployments.end({ id, endedOn: null, reason: "It was none." });
    expect((await api.deployments.read({ id })).status).toBe("active");
    expect((await actionsOf(late)).slice(-2)).toEqual(["deployment.end", "deployment.resume"]);
  });
});

describe("cost lines", () => {
  it("recur, come from files and are typed: each change is seen, can be taken back and leaves an audit row", async () => {
    const { lines } = await world("lines");
    const api = lines.as("analyst").deployments;
    const { id } = await api.record({
      ...draft(await switched(lines)),
      startedOn: "2026-06-01",
      baseline: { prices: [{ from: "2026-06-01", perRequest: "0.01" }] },
    });
    const hosting = async (): Promise<string[]> => (await api.read({ id })).months.map(({ costs }) => costs.hosting);
    const recurring = await api.recordRecurring({
      deploymentId: id,
      kind: "hosting",
      amount: "20.5",
      fromMonth: "2026-07",
      toMonth: "2026-08",
    });
    expect(await hosting()).toEqual(["0", "20.5", "20.5", "0", "0"]);
    const file = {
      deploymentId: id,
      fileName: "books.csv",
      text: "month,kind,amount\n2026-08,hosting,18\n2026-09,hosting,19.25\n",
    };
    expect(await api.previewCosts(file)).toMatchObject({
      faults: [],
      isKnown: false,
      lines: [{ amount: "18", meets: null }, {}],
    });
    const first = await api.importCosts(file);
    expect(await hosting()).toEqual(["0", "20.5", "18", "19.25", "0"]);
    expect(await api.importCosts(file)).toEqual({ ...first, isKnown: true });
    expect((await api.previewCosts(file)).isKnown).toBe(true);
    const bad = { ...file, text: "month,kind,amount\n2026-08,hosting,1\n2026-08,rent,2\n2027-01,hosting,3\n" };
    await expect(api.importCosts(bad)).rejects.toThrow(/Line 3: “rent”.*Line 4: 2027-01 lies outside/);
    const newer = { ...file, fileName: "again.csv", text: "month,kind,amount\n2026-08,hosting,17\n" };
    expect((await api.previewCosts(newer)).lines[0]!.meets).toBe("file");
    const second = await api.importCosts(newer);
    await api.recordMonth({ deploymentId: id, month: "2026-09", hosting: "21" });
    expect(await hosting()).toEqual(["0", "20.5", "17", "21", "0"]);
    await api.recordMonth({ deploymentId: id, month: "2026-09" });
    await api.undoCosts({ id: second.id, reason: "The wrong file." });
    expect(await hosting()).toEqual(["0", "20.5", "18", "19.25", "0"]);
    await api.undoCosts({ id: first.id, reason: "The wrong file." });
    await expect(api.undoCosts({ id: first.id, reason: "Again." })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await api.withdrawRecurring({ id: recurring.id, reason: "Never paid." });
    expect(await hosting()).toEqual(["0", "0", "0", "0", "0"]);
    expect(await api.importCosts(file)).toMatchObject({ isKnown: false });
    expect(await actionsOf(lines)).toEqual([
      ...["deployment.record", "deployment.record-recurring", "deployment.import-costs", "deployment.import-costs"],
      ...["deployment.record-month", "deployment.record-month", "deployment.undo-costs", "deployment.undo-costs"],
      ...["deployment.withdraw-recurring", "deployment.import-costs"],
    ]);
  });

  it("of two people who send the same file at once, one brings it", async () => {
    const { twice } = await world("twice");
    const api = twice.as("analyst").deployments;
    const { id } = await api.record({
      ...draft(await switched(twice)),
      startedOn: "2026-06-01",
      baseline: { prices: [{ from: "2026-06-01", perRequest: "0.01" }] },
    });
    const file = { deploymentId: id, fileName: "books.csv", text: "month,kind,amount\n2026-08,hosting,18\n" };
    const answers = await Promise.all([api.importCosts(file), twice.as("owner").deployments.importCosts(file)]);
    expect(answers.map(({ isKnown }) => isKnown).sort()).toEqual([false, true]);
    expect((await api.read({ id })).files).toHaveLength(1);
  });
});

describe("versions", () => {
  it("say which model serves since when, and a rollback goes back to one that served", async () => {
    const { turns } = await world("turns");
    const api = turns.as("analyst").deployments;
    const { id } = await api.record({
      ...{ ...draft(await switched(turns)), startedOn: "2026-06-01", retrainEvery: 30 },
      baseline: { prices: [{ from: "2026-06-01", perRequest: "0.01" }] },
    });
    const at = (model: string, since: string, isRollback = false) =>
      api.recordVersion({ deploymentId: id, model, since, isRollback });
    await at("gpt-4.1-mini", "2026-06-01");
    const second = await at("gpt-4.1-nano", "2026-07-11");
    // From 11 July on another model is named, so the days of the mini no longer count, until it is rolled back to.
    const requests = async () => (await api.read({ id })).months.slice(0, 3).map((month) => month.requests);
    expect(await requests()).toEqual(["3000", "1000", "0"]);
    await expect(at("gpt-9", "2026-08-01", true)).rejects.toThrow(/did not serve before/);
    await expect(at("gpt-4.1-mini", "2026-07-11", true)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(at("gpt-4.1-mini", addDays("2026-06-01", -1))).rejects.toThrow(/1 June 2026/);
    await at("gpt-4.1-mini", "2026-08-01", true);
    expect(await requests()).toEqual(["3000", "1000", "3100"]);
    const read = await api.read({ id });
    expect([read.serving, read.retraining]).toMatchObject([
      ["gpt-4.1-mini"],
      { isDue: true, reason: "interval", trainedOn: "2026-07-11" },
    ]);
    await api.withdrawVersion({ id: second.id, reason: "It never went live." });
    expect(await requests()).toEqual(["3000", "3100", "3100"]);
  });
});
