import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { judgeResults, readResults } from "@/server/evaluation";
import { importFile } from "@/server/intake";
import { openTrial } from "..";
import { asAdmin, useTestDatabase } from "@/server/testing/test-database";
import { world, type WorldOrganization } from "@/server/testing/world";
import type { OptionDefinitionInput } from "../schema";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const now = { quarter: "2026-Q3", prices: "then" } as const;

const model = (label: string, id: string): OptionDefinitionInput => ({
  ...{
    label,
    level: 1,
    hosting: "api",
    promptOptimised: true,
    priceOf: { provider: "openai", model: id },
    models: [id],
  },
});

/** A workload on GPT-4.1 with a cheaper model beside it, 90 % accuracy required. */
async function stocked(organization: WorldOrganization) {
  const api = organization.as("analyst");
  const { id } = await api.workloads.create({
    name: "Triage",
    profile: { task: "classification", narrow: true, requirements: { accuracy: 0.9 } },
  });
  await api.workloads.createRule({
    workloadId: id,
    matchers: [{ field: "project", kind: "glob", pattern: "triage" }],
  });
  const file = path.join(database.folder, `${organization.slug}.csv`);
  const rows = ["2026-07-10,openai,gpt-4.1,triage,900000,900000000,0,90000000"];
  writeFileSync(file, `day,provider,model,project,requests,uncached_input,cache_read,output\n${rows.join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{
      path: file,
      name: "usage.csv",
      hints: { source: "usage" },
      overlap: null,
      confirmRejects: false,
      isDryRun: false,
    },
  });
  expect(done.status).toBe("committed");
  const present = await api.workloads.addOption({ workloadId: id, definition: model("GPT-4.1", "gpt-4.1") });
  const cheap = await api.workloads.addOption({ workloadId: id, definition: model("GPT-4.1 mini", "gpt-4.1-mini") });
  return { api, id, present, cheap };
}

/** A file of `sample` answers, `right` of them right, as the page sends it. */
function resultsOf(sample: number, right: number, ids = "q") {
  const text = ["id,expected,actual,latency_ms,input_tokens,output_tokens"];
  for (let at = 0; at < sample; at += 1) text.push(`${ids}${at},yes,${at < right ? "Yes " : "no"},${at + 1},500,20`);
  const file = readResults(text.join("\n"));
  const measured = judgeResults(file.rows, { match: "normalised", threshold: null, variant: "" });
  if (!measured) throw new Error("the file holds no result");
  return {
    results: measured.rows.map(({ id, isRight, latencyMs, inputTokens, outputTokens, cost }) => {
      const outcome: 0 | 1 = isRight ? 1 : 0;
      return [id, outcome, latencyMs, inputTokens, outputTokens, cost] as [
        ...[string, 0 | 1, number | null, number | null, number | null, number | null],
      ];
    }),
    origin: {
      ...{ fileName: "results.csv", format: file.format, match: "normalised" as const, threshold: null, variant: "" },
      ...{ errors: 0, repeated: 0 },
    },
    ...{ kind: "holdout" as const, measure: "accuracy" as const, measuredOn: "2026-09-20", note: "" },
  };
}

describe("a file of results", () => {
  it("becomes evidence, and the recommendation changes with it", async () => {
    const { upload } = await world("upload");
    const { api, id, present, cheap } = await stocked(upload);
    const before = await api.workloads.read({ id, ...now });
    expect(before.answer.recommendation?.action).toBe("trial");
    await api.evidence.recordResults({ optionId: present.id, ...resultsOf(1000, 930) });
    const { isNew } = await api.evidence.recordResults({ optionId: cheap.id, ...resultsOf(1000, 950) });
    const after = await api.workloads.read({ id, ...now });
    expect(isNew).toBe(true);
    expect(after.answer.recommendation).toMatchObject({ action: "switch", option: cheap.key, confidence: "proven" });
    const [set] = after.options.find(({ key }) => key === cheap.key)!.evidence;
    expect(set).toMatchObject({
      ...{
        sampleSize: 1000,
        accuracy: 0.95,
        p95LatencyMs: 950,
        inputTokens: 500,
        outputTokens: 20,
        costPerRequest: null,
      },
      ...{ kind: "holdout", recordedBy: "Ana Analyst", origin: { kind: "file", fileName: "results.csv" } },
    });
  });

  it("changes nothing when it comes again, and counts anew for a new version", async () => {
    const { again } = await world("again");
    const { api, id, cheap } = await stocked(again);
    const first = await api.evidence.recordResults({ optionId: cheap.id, ...resultsOf(200, 190) });
    const second = await api.evidence.recordResults({ optionId: cheap.id, ...resultsOf(200, 190) });
    expect(second).toEqual({ id: first.id, experiment: null, isNew: false });
    await api.workloads.editOption({
      id: cheap.id,
      definition: { ...model("GPT-4.1 mini", "gpt-4.1-mini"), promptVersion: "2" },
    });
    expect((await api.evidence.recordResults({ optionId: cheap.id, ...resultsOf(200, 190) })).isNew).toBe(true);
    const read = await api.workloads.read({ id, ...now });
    expect(read.options.find(({ key }) => key === cheap.key)?.evidence.map(({ version }) => version)).toEqual([2, 1]);
  });

  it("is kept without a question, an answer or an id", async () => {
    const { quiet } = await world("quiet");
    const { api, cheap } = await stocked(quiet);
    await api.evidence.recordResults({ optionId: cheap.id, ...resultsOf(20, 19, "customer-4711-") });
    const rows = await asAdmin(database.adminUrl, async (client) => {
      const sql = `SELECT to_jsonb(e)::text AS row FROM "Evidence" e WHERE "organizationId" = $1`;
      return (await client.query<{ row: string }>(sql, [quiet.id])).rows.map(({ row }) => row).join();
    });
    expect(rows).toContain("outcomes");
    expect(rows).not.toContain("customer-4711");
  });

  it("is refused with an id twice, and before its day", async () => {
    const { refused } = await world("refused");
    const { api, cheap } = await stocked(refused);
    const file = resultsOf(3, 3);
    const twice = [...file.results, file.results[0]!];
    await expect(api.evidence.recordResults({ optionId: cheap.id, ...file, results: twice })).rejects.toThrow(
      /results\[3\]: the id "q0" stands in it already/,
    );
    await expect(api.evidence.recordResults({ optionId: cheap.id, ...file, measuredOn: "2026-10-06" })).rejects.toThrow(
      /today is/,
    );
  });

  it("is compared with another option's on the same examples", async () => {
    const { paired } = await world("paired");
    const { api, id, present, cheap } = await stocked(paired);
    await api.evidence.recordResults({ optionId: present.id, ...resultsOf(100, 90) });
    await api.evidence.recordResults({ optionId: cheap.id, ...resultsOf(100, 96) });
    expect(await api.evidence.compare({ workloadId: id })).toMatchObject([
      {
        ...{ first: present.key, second: cheap.key, measure: "accuracy" },
        outcomes: {
          pairs: 100,
          onlyFirstRight: 0,
          onlySecondRight: 6,
          discordant: 0.06,
          difference: 0.06,
          pValue: expect.closeTo(0.03125, 12) as number,
        },
      },
    ]);
  });
});

describe("sets of one test", () => {
  it("are merged by a person, counted once, and stand for themselves again", async () => {
    const { merging } = await world("merging");
    const { api, id, cheap } = await stocked(merging);
    const one = await api.evidence.recordResults({ optionId: cheap.id, ...resultsOf(60, 57) });
    const other = await api.evidence.recordResults({
      optionId: cheap.id,
      ...resultsOf(60, 54, "p"),
      measuredOn: "2026-09-22",
    });
    const used = async () => {
      const read = await api.workloads.read({ id, ...now });
      const option = read.options.find(({ key }) => key === cheap.key)!;
      return { verdict: option.judged?.verdict, used: option.evidenceUsed, sets: option.evidence };
    };
    expect(await used()).toMatchObject({ verdict: "untested", used: [other.id] });
    const merged = await api.evidence.merge({ ids: [one.id, other.id], reason: "one test of two days" });
    expect(merged).toMatchObject({ sampleSize: 120, shared: 0 });
    const after = await used();
    expect(after).toMatchObject({ verdict: "pass", used: [merged.id] });
    expect(after.sets.find((set) => set.id === merged.id)).toMatchObject({
      ...{ accuracy: 0.925, sampleSize: 120, measuredOn: "2026-09-22" },
      origin: { kind: "merged", of: [one.id, other.id], shared: 0 },
    });
    await api.workloads.withdrawEvidence({ id: merged.id, reason: "not one test after all" });
    expect(await used()).toMatchObject({ used: [other.id] });
  });

  it("are not merged across options, versions or organizations", async () => {
    const { acme, borealis } = await world("acme", "borealis");
    const { api, present, cheap } = await stocked(acme);
    const theirs = await stocked(borealis);
    const one = await api.evidence.recordResults({ optionId: cheap.id, ...resultsOf(50, 50) });
    const other = await api.evidence.recordResults({ optionId: present.id, ...resultsOf(50, 49) });
    const foreign = await theirs.api.evidence.recordResults({ optionId: theirs.cheap.id, ...resultsOf(50, 48) });
    const merge = (...ids: string[]) => api.evidence.merge({ ids, reason: "one test" });
    await expect(merge(one.id, other.id)).rejects.toThrow(/different options/);
    await expect(merge(one.id, one.id)).rejects.toThrow(/different options/);
    await expect(merge(one.id, foreign.id)).rejects.toThrow(/There is no such measurement|measurement/);
    await expect(merge(one.id, foreign.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a parallel test", () => {
  it("is planned, started, and ended by the result of each of its options", async () => {
    const { testing } = await world("testing");
    const { api, id, present, cheap } = await stocked(testing);
    const plan = {
      ...{ workloadId: id, optionKeys: [present.key, cheap.key], sampleSize: 1000, trafficShare: 0.01, days: 30 },
      ...{ ownerName: "Lena", note: "beside GPT-4.1", startedOn: null },
    };
    const made = await api.experiments.plan({ ...plan, measures: ["accuracy", "cost"] });
    await expect(api.experiments.plan(plan)).rejects.toThrow(/open already/);
    await expect(api.experiments.plan({ ...plan, optionKeys: ["gone"] })).rejects.toThrow(/no option "gone"/);
    await api.experiments.start({ id: made.id, startedOn: "2026-09-01" });
    const running = () => api.experiments.list({ workloadId: id }).then(([one]) => one);
    expect(await running()).toMatchObject({
      status: "running",
      startedOn: "2026-09-01",
      dueOn: "2026-10-01",
      endedOn: null,
    });
    const first = await api.evidence.recordResults({ optionId: cheap.id, ...resultsOf(500, 480), kind: "parallel" });
    expect(first.experiment).toEqual({ id: made.id, isDone: false });
    // A hold-out is no result of it.
    await api.evidence.recordResults({ optionId: present.id, ...resultsOf(500, 470) });
    expect((await running())?.options.map(({ hasResult }) => hasResult)).toEqual([false, true]);
    const second = await api.workloads.recordEvidence({
      ...{ optionId: present.id, kind: "parallel", measuredOn: "2026-09-29", sampleSize: 500, accuracy: 0.94 },
    });
    expect(second.experiment).toEqual({ id: made.id, isDone: true });
    expect(await running()).toMatchObject({ status: "done", endedOn: "2026-09-29", dueOn: null });
    await expect(api.experiments.abandon({ id: made.id, reason: "no time" })).rejects.toThrow(/has its result/);
    await api.workloads.withdrawEvidence({ id: second.id, reason: "judged by the wrong key" });
    expect(await running()).toMatchObject({ status: "running", endedOn: null });
    await api.experiments.abandon({ id: made.id, reason: "no time" });
    expect(await running()).toMatchObject({ status: "abandoned", endedOn: "2026-10-05", endedWhy: "no time" });
  });

  it("is opened once by an accepted trial, and begins with its result", async () => {
    const { trying } = await world("trying");
    const { api, id, cheap } = await stocked(trying);
    const read = await api.workloads.read({ id, ...now });
    const experiment = read.answer.recommendation?.nextExperiment;
    if (!experiment) throw new Error("a trial has a next experiment");
    const trial = { workloadId: id, decisionId: "decision-1", ownerName: "Lena", note: "try it", experiment };
    await trying.run("reviewer", (ctx) => openTrial(ctx, trial));
    await trying.run("reviewer", (ctx) => openTrial(ctx, trial));
    const all = await api.experiments.list({ workloadId: id });
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ status: "planned", isOfDecision: true, sampleSize: 1000, ownerName: "Lena" });
    await api.evidence.recordResults({ optionId: cheap.id, ...resultsOf(500, 480), kind: "parallel" });
    expect((await api.experiments.list({ workloadId: id }))[0]).toMatchObject({ startedOn: "2026-09-20" });
  });
});
