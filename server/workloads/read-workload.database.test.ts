import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/server/testing/test-database";
import { world } from "@/server/testing/world";
import { bringing, gpt41, mini, stocked, then } from "@/server/testing/stocked-workloads";

const database = useTestDatabase();
const use = bringing(database);

describe("the page of a workload", () => {
  it("shows options with verdicts and economics, curves, evidence, proposals and growth", async () => {
    const { page } = await world("page");
    const { api, triage } = await stocked(page, use);
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
    const { api, triage } = await stocked(versions, use);
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
    const { api, triage } = await stocked(proposes, use);
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
    const { api, triage } = await stocked(faults, use);
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
    const { api, triage } = await stocked(archive, use);
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
