import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importFile } from "@/server/intake";
import { withAtPath } from "@/server/kernel/at-path";
import { addDays } from "@/server/kernel/day";
import { useTestDatabase } from "@/server/testing/test-database";
import { world, type WorldOrganization } from "@/server/testing/world";
import type { OptionDefinitionInput } from "../schema";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const quarter = "2026-Q3";

const served = (model: string): OptionDefinitionInput => ({
  ...{ label: model, level: 1, hosting: "api", promptOptimised: true },
  ...{ priceOf: { provider: "openai", model }, models: [model] },
});

/** Tags run on GPT-4.1 for about $920 a month; the mini model was measured and would save some $730 of it. */
async function tagging(organization: WorldOrganization): Promise<string> {
  const api = organization.as("analyst").workloads;
  const { id } = await api.create({
    name: "Tags",
    profile: { task: "classification", requirements: { accuracy: 0.9 } },
  });
  await api.createRule({ workloadId: id, matchers: [{ field: "project", kind: "glob", pattern: "tags" }] });
  for (const model of ["gpt-4.1", "gpt-4.1-mini"]) {
    const option = await api.addOption({ workloadId: id, definition: served(model) });
    await api.recordEvidence({
      ...{ optionId: option.id, kind: "holdout", measuredOn: "2026-09-01", sampleSize: 500, accuracy: 0.95 },
    });
  }
  const days = Array.from({ length: 90 }, (_, at) => addDays("2026-07-01", at));
  const file = path.join(database.folder, `${organization.slug}.csv`);
  const rows = days.map((day) => `${day},openai,gpt-4.1,tags,11111,11111111,1111111`);
  writeFileSync(file, `${["day,provider,model,project,requests,uncached_input,output", ...rows].join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: "tags.csv", hints: { source: "tags" } },
    ...{ overlap: null, confirmRejects: false, isDryRun: false },
  });
  expect(done.status).toBe("committed");
  return id;
}

describe("what a policy does", () => {
  it("is said before it is put in force, and is what the portfolio then says", async () => {
    const { effect } = await world("effect");
    const id = await tagging(effect);
    const [admin, analyst] = [effect.as("admin"), effect.as("analyst")];
    const actionNow = async () =>
      (await analyst.workloads.list({ quarter, prices: "then" })).workloads[0]?.recommended?.action;
    expect(await actionNow()).toBe("switch");

    const asked = { quarter, thresholds: { minMonthlySaving: 1000 } };
    expect(await analyst.policy.effect(asked)).toMatchObject({
      asked: 1,
      changed: [
        {
          ...{ id, name: "Tags" },
          before: { action: "switch", level: 1, optionLabel: "gpt-4.1-mini", confidence: "proven" },
          after: { action: "keep", level: 1, optionLabel: "gpt-4.1" },
        },
      ],
    });
    expect(await actionNow()).toBe("switch");
    expect((await admin.policy.effect({ quarter, thresholds: { minMonthlySaving: 250 } })).changed).toEqual([]);
    await expect(analyst.policy.effect({ quarter, thresholds: { minSample: -1 } })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });

    await admin.policy.edit({ thresholds: asked.thresholds, reason: "only what is worth it", basedOn: 0 });
    expect(await actionNow()).toBe("keep");
  });

  it("is tried for every threshold, down and up, until somebody is told something else", async () => {
    const { tried } = await world("tried");
    await tagging(tried);
    const { asked, of, trials } = await tried.as("viewer").policy.tryThresholds({ quarter });
    expect([asked, of]).toEqual([1, 1]);
    // It would save some $730 a month, and 500 examples were measured.
    expect(trials["minMonthlySaving"]).toEqual([{ value: 800, changed: ["Tags"] }]);
    expect(trials["minSample"]).toEqual([{ value: 1000, changed: ["Tags"] }]);
    expect(trials["allowFromScratch"]).toEqual([]);
    // What is found by asking the engine alone is what asking about the whole portfolio finds.
    for (const [key, found] of Object.entries(trials))
      for (const { value, changed } of found) {
        const effect = await tried.as("viewer").policy.effect({ quarter, thresholds: withAtPath({}, key, value) });
        expect(
          effect.changed.map(({ name }) => name),
          key,
        ).toEqual(changed);
      }
    await tried.as("admin").policy.edit({ thresholds: { minMonthlySaving: 1000 }, reason: "dear", basedOn: 0 });
    const dear = await tried.as("viewer").policy.tryThresholds({ quarter });
    expect(dear.trials["minMonthlySaving"]).toEqual([{ value: 500, changed: ["Tags"] }]);
  });

  it("is compared between two versions, and an old one comes back as a new one", async () => {
    const { versions } = await world("versions");
    await tagging(versions);
    const { policy } = versions.as("admin");
    await policy.edit({ thresholds: { minMonthlySaving: 1000 }, reason: "only what is worth it", basedOn: 0 });
    await policy.edit({
      ...{ thresholds: { minMonthlySaving: 1000, horizonMonths: 36 }, basedOn: 1, reason: "three years ahead" },
      planning: { "leadWeeks.3": 20, "leadWeeks.1": 2 },
    });
    expect((await policy.compare({ from: 0, to: 1, quarter })).changed.map(({ name }) => name)).toEqual(["Tags"]);
    expect((await policy.compare({ from: 1, to: 2, quarter })).changed).toEqual([]);
    await expect(policy.compare({ from: 1, to: 3, quarter })).rejects.toMatchObject({ code: "NOT_FOUND" });

    expect(await policy.returnTo({ version: 1, reason: "two years again", basedOn: 2 })).toEqual({ version: 3 });
    const now = await policy.read();
    expect(now).toMatchObject({
      ...{ version: 3, thresholds: { minMonthlySaving: 1000 } },
      planning: { own: {}, inForce: { "leadWeeks.3": 13, reconciliationTolerance: 0.01 } },
    });
    expect(now.thresholds).not.toHaveProperty("horizonMonths");
    expect(now.history.map(({ version, reason, createdBy }) => [version, reason, createdBy])).toEqual([
      [3, "two years again", "Ada Admin"],
      [2, "three years ahead", "Ada Admin"],
      [1, "only what is worth it", "Ada Admin"],
    ]);
    expect(now.history[1]).toMatchObject({ planning: { "leadWeeks.3": 20 } });
    expect(now.history[1]?.planning).not.toHaveProperty("leadWeeks.1");
    await expect(policy.returnTo({ version: 1, reason: "again", basedOn: 3 })).rejects.toThrow("stands already");
    await expect(policy.returnTo({ version: 2, reason: "too late", basedOn: 2 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await policy.returnTo({ version: 0, reason: "the defaults", basedOn: 3 })).toEqual({ version: 4 });
    await expect(
      versions.as("reviewer").policy.returnTo({ version: 1, reason: "not mine", basedOn: 4 }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("keeps its planning when thresholds change, and refuses what is no number of weeks", async () => {
    const { planning } = await world("planning");
    const { policy } = planning.as("owner");
    await policy.edit({ thresholds: {}, planning: { "leadWeeks.2": 4 }, reason: "we are quick", basedOn: 0 });
    await policy.edit({ thresholds: { minSample: 200 }, reason: "larger samples", basedOn: 1 });
    expect((await policy.read()).planning).toMatchObject({ own: { "leadWeeks.2": 4 }, inForce: { "leadWeeks.1": 2 } });
    for (const wrong of [{ "leadWeeks.2": 0 }, { "leadWeeks.9": 3 }, { reconciliationTolerance: 2 }])
      await expect(
        policy.edit({ thresholds: {}, planning: wrong as object, reason: "a slip", basedOn: 2 }),
      ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
