import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importFile } from "@/server/intake";
import { asAdmin, useTestDatabase } from "@/server/testing/test-database";
import { world, type WorldOrganization } from "@/server/testing/world";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER = "day,provider,model,project,requests,uncached_input,cache_read,output";
const then = { quarter: "2026-Q3", prices: "then" } as const;
const project = (pattern: string) => [{ field: "project" as const, kind: "glob" as const, pattern }];

async function bring(
  organization: WorldOrganization,
  name: string,
  text: string,
  hints: Parameters<typeof importFile>[2]["hints"] = {},
): Promise<void> {
  const file = path.join(database.folder, `${organization.slug}-${name}`);
  writeFileSync(file, text);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: { source: name, ...hints } },
    ...{ overlap: null, confirmRejects: false, isDryRun: false },
  });
  expect(done.message).toBe("");
  expect(done.status).toBe("committed");
}
const use = (organization: WorldOrganization, name: string, rows: readonly string[]) =>
  bring(organization, `${name}.csv`, `${[HEADER, ...rows].join("\n")}\n`);

/** Two workloads, and usage of GPT-4.1 in three projects that no rule names yet: $2.80, $0.28 and $0.028. */
async function stocked(organization: WorldOrganization) {
  const api = organization.as("analyst");
  const triage = await api.workloads.create({ name: "Triage", profile: { task: "classification" } });
  const drafts = await api.workloads.create({ name: "Drafts", profile: { task: "drafting" } });
  await use(organization, "usage", [
    "2026-07-10,openai,gpt-4.1,triage-eu,1000,1000000,0,100000",
    "2026-08-01,openai,gpt-4.1,drafts,100,100000,0,10000",
    "2026-09-01,openai,gpt-4.1,other,10,10000,0,1000",
  ]);
  return { api, triage, drafts };
}

describe("the history of rules", () => {
  it("tells who changed what, from and to which place, and what moved", async () => {
    const { told } = await world("told");
    const { api, triage, drafts } = await stocked(told);
    const first = await api.workloads.createRule({ workloadId: triage.id, matchers: project("*-eu") });
    expect(first.moved).toEqual({
      usage: { keys: 1, rows: 1, tokens: 1_100_000, pricedTokens: 1_100_000, cost: "2.8" },
      routes: [{ from: null, to: "Triage", usage: expect.objectContaining({ cost: "2.8" }) }],
    });
    const all = await api.workloads.createRule({ workloadId: drafts.id, matchers: project("*") });
    // What a change would do is said before, as it then is done.
    const foreseen = await api.workloads.previewRuleChange({ id: all.id, position: 1 });
    expect(foreseen.moved.routes).toMatchObject([{ from: "Triage", to: "Drafts", usage: { cost: "2.8" } }]);
    expect((await api.workloads.previewRuleChange({ id: all.id, position: 2 })).moved.usage.keys).toBe(0);
    const { moved } = await told.as("owner").workloads.moveRule({ id: all.id, position: 1 });
    expect(foreseen).toEqual({ moved, signedQuarters: [] });
    const gone = await api.workloads.previewRuleChange({ id: all.id, position: null });
    expect(gone.moved.routes).toMatchObject([
      { from: "Drafts", to: "Triage", usage: { cost: "2.8" } },
      { from: "Drafts", to: null, usage: { cost: "0.308" } },
    ]);
    await api.workloads.deleteRule({ id: first.id });
    const { changes, isCut } = await told.as("reviewer").workloads.ruleHistory();
    expect(isCut).toBe(false);
    expect(
      changes.map(({ actor, action, workloadName, from, to, moved, canUndo }) => [
        ...[actor, action, workloadName, from, to],
        ...[moved?.usage.keys, moved?.usage.cost, canUndo],
      ]),
    ).toEqual([
      ["Ana Analyst", "rule.delete", "Triage", 2, null, 0, "0", true],
      ["Olga Owner", "rule.move", "Drafts", 2, 1, 1, "2.8", true],
      ["Ana Analyst", "rule.create", "Drafts", null, 2, 2, "0.308", true],
      ["Ana Analyst", "rule.create", "Triage", null, 1, 1, "2.8", false],
    ]);
    expect(changes[1]?.moved?.routes).toMatchObject([{ from: "Triage", to: "Drafts" }]);
    await expect(told.as("viewer").workloads.ruleHistory()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is undone change by change, the last first, until the rules stand as they began", async () => {
    const { undone } = await world("undone");
    const { api, triage, drafts } = await stocked(undone);
    const first = await api.workloads.createRule({ workloadId: triage.id, matchers: project("*-eu") });
    const all = await api.workloads.createRule({ workloadId: drafts.id, matchers: project("*") });
    const standing = async () => (await api.workloads.rules()).rules.map(({ id, assigns }) => [id, assigns.keys]);
    const before = await standing();
    await api.workloads.moveRule({ id: all.id, position: 1 });
    await api.workloads.deleteRule({ id: first.id });
    const { changes } = await api.workloads.ruleHistory();
    const [deleted, moved] = changes;
    await api.workloads.undoRuleChange({ entryId: deleted!.id });
    expect(await standing()).toEqual([
      [all.id, 3],
      [first.id, 0],
    ]);
    // It can be undone once: then the rules stand otherwise.
    await expect(api.workloads.undoRuleChange({ entryId: deleted!.id })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { code: "changed-since" },
    });
    const back = await api.workloads.undoRuleChange({ entryId: moved!.id });
    expect(back.moved.routes).toMatchObject([{ from: "Drafts", to: "Triage", usage: { cost: "2.8" } }]);
    expect(await standing()).toEqual(before);
    expect(
      (await api.workloads.ruleHistory()).changes.slice(0, 2).map(({ action, isUndo }) => [action, isUndo]),
    ).toEqual([
      ["rule.move", true],
      ["rule.create", true],
    ]);
  });

  it("asks why where undoing moves usage of a signed quarter, and undoes no other entry", async () => {
    const { asked } = await world("asked");
    const { api, drafts } = await stocked(asked);
    await api.workloads.createRule({ workloadId: drafts.id, matchers: project("other") });
    await asked.run("owner", (ctx) =>
      ctx.db.review.create({
        data: { organizationId: asked.id, id: "r", quarter: "2026-Q3", status: "signed", preparedBy: "Olga" },
      }),
    );
    const [rule] = (await api.workloads.rules()).rules;
    expect(await api.workloads.previewRuleChange({ id: rule!.id, position: null })).toMatchObject({
      ...{ moved: { usage: { keys: 1 } }, signedQuarters: ["2026-Q3"] },
    });
    const entryId = (await api.workloads.ruleHistory()).changes[0]!.id;
    await expect(api.workloads.undoRuleChange({ entryId })).rejects.toMatchObject({
      code: "PRECONDITION_FAILED",
      cause: { code: "reason-needed" },
    });
    expect((await api.workloads.rules()).rules).toHaveLength(1);
    await api.workloads.undoRuleChange({ entryId, reason: "it was the wrong project" });
    expect((await api.workloads.rules()).rules).toHaveLength(0);
    const { entries } = await asked.as("owner").tenancy.auditLog({});
    const other = entries.find(({ action }) => action === "workload.create");
    await expect(api.workloads.undoRuleChange({ entryId: other!.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("usage as a profile", () => {
  it("takes the cacheable share from a trace whose blocks repeat, with the busiest hour and the model mix", async () => {
    const { traced } = await world("traced");
    const api = traced.as("analyst");
    const { id } = await api.workloads.create({ name: "Chat", profile: { task: "chat" } });
    const model = [{ field: "model" as const, kind: "glob" as const, pattern: "gpt-4.1" }];
    await api.workloads.createRule({ workloadId: id, matchers: model });
    const lines = [0, 60_000, 3_600_000].map((timestamp) =>
      JSON.stringify({ timestamp, input_length: 1_024, output_length: 100, hash_ids: [7, timestamp] }),
    );
    await bring(traced, "trace.jsonl", lines.join("\n"), {
      start: "2026-08-12T14:00:00Z",
      model: "gpt-4.1",
      provider: "openai",
    });
    const read = await api.workloads.read({ id, ...then });
    // Of 3 × 1,024 tokens the first block repeats twice.
    const { cacheableShare } = read.answer.usage.figures;
    expect(cacheableShare.basis).toBe("block-hashes");
    expect(cacheableShare.measured).toBeCloseTo(1 / 3, 5);
    expect(read.answer.usage.figures.peakToMean.basis).toBe("busiest-hour");
    expect(read.busiestHour).toEqual({ day: "2026-08-12", hour: 14, requests: 2 });
    expect(read.models).toMatchObject([{ provider: "openai", model: "gpt-4.1", share: 1, requests: 3 }]);
  });

  it("suggests growth from ended quarters alone, and counts it once it is accepted", async () => {
    const { grows } = await world("grows");
    const { api, triage } = await stocked(grows);
    await api.workloads.createRule({ workloadId: triage.id, matchers: project("triage-*") });
    await use(grows, "before", [
      "2026-05-10,openai,gpt-4.1,triage-eu,125,125000,0,12500",
      "2026-10-01,openai,gpt-4.1,triage-eu,9,9000,0,900",
    ]);
    const suggested = async (quarter: string) =>
      (await api.workloads.read({ id: triage.id, quarter, prices: "then" })).suggestedGrowth;
    expect(await suggested("2026-Q3")).toEqual({ value: 1, from: "2026-Q2", to: "2026-Q3", basis: "requests" });
    expect(await suggested("2026-Q4")).toEqual(await suggested("2026-Q3"));
    const growth = async () =>
      (await api.workloads.read({ id: triage.id, ...then })).answer.usage.figures.monthlyGrowth;
    expect(await growth()).toMatchObject({ measured: null, value: 0, override: null });
    const monthlyGrowth = { value: 1, reason: "Accepted as suggested" };
    await api.workloads.editProfile({ id: triage.id, usageOverrides: { monthlyGrowth } });
    expect(await growth()).toMatchObject({ value: 1, override: { by: "Ana Analyst" } });
  });
});

describe("what one successful outcome costs", () => {
  it("follows the typed share of success from its month on, and survives an edit of the task", async () => {
    const { ends } = await world("ends");
    const { api, triage } = await stocked(ends);
    await api.workloads.createRule({ workloadId: triage.id, matchers: project("*") });
    const profile = {
      task: "classification" as const,
      template: "triage",
      outcomeUnit: { name: "ticket routed", perRequest: 1, successFrom: "typed" as const, target: 0.9 },
    };
    const success = { id: triage.id, measuredOn: "2026-08-15", share: 0.8, reason: "200 tickets, read again" };
    await api.workloads.recordSuccess(success);
    await api.workloads.editProfile({ id: triage.id, profile });
    const costs = async () =>
      (await api.workloads.read({ id: triage.id, ...then })).outcomes?.months
        .filter(({ unknown }) => unknown !== "no-usage")
        .map(({ month, cost, unknown }) => [month, cost ?? unknown]);
    expect(await costs()).toEqual([
      ["2026-07", "success-not-measured"],
      ["2026-08", "0.0035"],
      ["2026-09", "0.0035"],
    ]);
    await api.workloads.recordSuccess({ ...success, share: 0.5, reason: "counted wrong" });
    expect((await costs())?.[1]).toEqual(["2026-08", "0.0056"]);
    const read = await api.workloads.read({ id: triage.id, ...then });
    expect(read.profile.successes).toMatchObject([{ share: 0.5, by: "Ana Analyst", on: "2026-10-05" }]);
    expect(read.template?.name).toBe("Ticket triage");
    await api.workloads.recordSuccess({ ...success, share: null, reason: "not ours" });
    expect((await costs())?.[1]).toEqual(["2026-08", "success-not-measured"]);
    await expect(api.workloads.recordSuccess({ ...success, measuredOn: "2026-10-06" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("takes the share from evidence of what is in use", async () => {
    const { proven } = await world("proven");
    const { api, triage } = await stocked(proven);
    await api.workloads.createRule({ workloadId: triage.id, matchers: project("*") });
    const outcomeUnit = { name: "ticket routed", perRequest: 0.5, successFrom: "accuracy" as const };
    await api.workloads.editProfile({ id: triage.id, profile: { task: "classification", outcomeUnit } });
    const option = await api.workloads.addOption({
      workloadId: triage.id,
      definition: {
        ...{ label: "GPT-4.1", level: 1, hosting: "api", models: ["gpt-4.1"] },
        priceOf: { provider: "openai", model: "gpt-4.1" },
      },
    });
    await api.workloads.recordEvidence({
      ...{ optionId: option.id, kind: "production", measuredOn: "2026-07-31", sampleSize: 500, accuracy: 0.7 },
    });
    const { outcomes } = await api.workloads.read({ id: triage.id, ...then });
    // $2.80 over 1,000 × 0.5 × 0.7, and the same price a request in the months after.
    expect(outcomes?.months.slice(-3).map(({ cost }) => cost)).toEqual(["0.008", "0.008", "0.008"]);
    expect(outcomes?.trend).toEqual({ monthlyChange: 0, from: "2026-07", to: "2026-09", months: 3 });
  });
});

describe("re-mapping after a signature", () => {
  it("leaves every byte of the signed review as it was", async () => {
    const { kept } = await world("kept");
    const { api, drafts } = await stocked(kept);
    const signed = {
      ...{ organizationId: kept.id, id: "r", quarter: "2026-Q3", status: "signed" as const, preparedBy: "Olga" },
      ...{ snapshot: '{"spend":"3.108"}', numbersHash: "n", signedHash: "s" },
    };
    await kept.run("owner", (ctx) => ctx.db.review.create({ data: signed }));
    const bytes = () =>
      asAdmin(database.adminUrl, async (client) => {
        const { rows } = await client.query(`SELECT * FROM "Review" WHERE "organizationId" = $1`, [kept.id]);
        return rows as unknown[];
      });
    const before = await bytes();
    const rule = { workloadId: drafts.id, matchers: project("*"), reason: "belongs to drafting" };
    const made = await api.workloads.createRule(rule);
    expect(made.moved.usage.cost).toBe("3.108");
    const entryId = (await api.workloads.ruleHistory()).changes[0]!.id;
    await api.workloads.undoRuleChange({ entryId, reason: "it was not" });
    expect(await bytes()).toEqual(before);
  });
});
