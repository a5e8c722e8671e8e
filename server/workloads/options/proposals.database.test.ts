import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importFile } from "@/server/intake";
import { useTestDatabase } from "@/server/testing/test-database";
import { world, type WorldOrganization } from "@/server/testing/world";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const quarter = "2026-Q3";

/** Two workloads, each with usage of its own model and a rule for it. */
async function stocked(organization: WorldOrganization) {
  const api = organization.as("analyst");
  const make = async (name: string) => {
    const profile = {
      task: "classification" as const,
      narrow: true,
      labelledExamples: 5_000,
      interactive: false,
      requirements: { accuracy: 0.9 },
    };
    const { id } = await api.workloads.create({ name, profile });
    await api.workloads.createRule({ workloadId: id, matchers: [{ field: "project", kind: "glob", pattern: name }] });
    return id;
  };
  const [triage, drafts] = [await make("triage"), await make("drafts")];
  const file = path.join(database.folder, `${organization.slug}.csv`);
  const rows = [
    "2026-07-10,openai,gpt-4.1,triage,9000000,9000000000,0,900000000",
    "2026-07-10,own,acme/small,drafts,3000000,3000000000,0,300000000",
  ];
  writeFileSync(file, `day,provider,model,project,requests,uncached_input,cache_read,output\n${rows.join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{
      path: file,
      name: "usage.csv",
      hints: { source: "usage" },
      overlap: null,
      confirmRejects: true,
      isDryRun: false,
    },
  });
  expect(done.status).toBe("committed");
  return { api, triage, drafts };
}

describe("proposed options", () => {
  it("are priced for the traffic, taken together with what they need, and proposed no more", async () => {
    const { takes } = await world("takes");
    const { api, triage: workloadId } = await stocked(takes);
    await api.workloads.addOption({
      workloadId,
      definition: {
        label: "GPT-4.1",
        level: 1,
        hosting: "api",
        priceOf: { provider: "openai", model: "gpt-4.1" },
        models: ["gpt-4.1"],
      },
    });
    const before = await api.proposals.list({ workloadId, quarter });
    const [lora, router] = ["lora:llama-3.1-8b", "router"].map((id) => before.proposals.find((one) => one.id === id)!);
    expect(lora?.costs).toMatchObject({ machines: { spares: 1 }, isUpfrontEstimated: false });
    const { monthly, variable, machines, fixed, upkeep } = lora!.costs!;
    expect(variable + (machines?.monthly ?? 0) + fixed + upkeep).toBeCloseTo(monthly, 6);
    expect(router?.needs).toHaveLength(1);
    const { taken } = await api.proposals.take({ workloadId, quarter, proposals: [router!.id, lora!.id] });
    expect(taken.map(({ proposal }) => proposal).sort()).toEqual([lora!.id, router!.id, ...router!.needs].sort());
    const after = await api.proposals.list({ workloadId, quarter });
    expect(after.proposals.map(({ id }) => id)).not.toContain(lora!.id);
    const read = await api.workloads.read({ id: workloadId, quarter, prices: "then" });
    expect(read.answer.withheld).toBeNull();
    const option = read.options.find(({ key }) => key === lora!.key)!;
    expect(option.economics?.monthlyCost).toBeCloseTo(monthly, 6);
    await expect(api.proposals.take({ workloadId, quarter, proposals: [lora!.id] })).rejects.toThrow(/no more/);
  });

  it("are set aside and brought back by a person", async () => {
    const { asides } = await world("asides");
    const { api, triage: workloadId } = await stocked(asides);
    const isAside = async () => {
      const { proposals } = await api.proposals.list({ workloadId, quarter });
      return proposals.find(({ id }) => id === "lora:llama-3.1-8b")?.isSetAside;
    };
    await api.proposals.setAside({ workloadId, proposal: "lora:llama-3.1-8b", reason: "no machines here" });
    expect(await isAside()).toBe(true);
    await api.proposals.bringBack({ workloadId, proposal: "lora:llama-3.1-8b" });
    expect(await isAside()).toBe(false);
  });
});

it("splits a machine that another workload uses by their tokens", async () => {
  const { sharing } = await world("sharing");
  const { api, triage, drafts } = await stocked(sharing);
  const box = {
    level: 3 as const,
    hosting: "self-hosted" as const,
    unitHourly: 10,
    upfront: { total: 0 },
    sizing: { sharedAs: "The box" },
  };
  const monthly = async (id: string) => {
    const { answer } = await api.workloads.read({ id, quarter, prices: "then" });
    expect(answer.withheld).toBeNull();
    return answer.recommendation!;
  };
  await api.workloads.addOption({
    workloadId: drafts,
    definition: { ...box, label: "Own small", models: ["acme/small"] },
  });
  // Nobody else is on it: the whole machine is its own.
  expect((await monthly(drafts)).current?.monthlyCost).toBeCloseTo(7_200, 6);
  await api.workloads.addOption({
    workloadId: triage,
    definition: {
      label: "GPT-4.1",
      level: 1,
      hosting: "api",
      priceOf: { provider: "openai", model: "gpt-4.1" },
      models: ["gpt-4.1"],
    },
  });
  const made = await api.workloads.addOption({
    workloadId: triage,
    definition: { ...box, label: "On the box", sizing: { sharedAs: "the box" } },
  });
  // Three quarters of the tokens would be its own.
  const economics = (await monthly(triage)).economics.find(({ option }) => option === made.key);
  expect(economics?.monthlyCost).toBeCloseTo(5_400, 6);
  // It is not on it yet, so the other still pays all of it.
  expect((await monthly(drafts)).current?.monthlyCost).toBeCloseTo(7_200, 6);
});
