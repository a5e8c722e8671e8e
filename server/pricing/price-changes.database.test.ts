import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { importFile } from "../intake";
import { setUpQueue } from "../queue";
import { useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
let acme: WorldOrganization;
beforeAll(async () => {
  await setUpQueue(database.adminUrl);
  ({ acme } = await world("acme"));
  const file = path.join(database.folder, "usage.csv");
  const header = "day,provider,model,requests,uncached_input,output,units.web_search";
  const rows = [
    ...["2026-08-14", "2026-08-15", "2026-09-30"].map((day) => `${day},house,searcher,10,1000000,0,100`),
    "2026-08-15,openai,gpt-5.6-luna,10,1000000,1000000,0",
    "2026-07-10,openai,gpt-5.6-luna,10,1000000,1000000,0",
    "2026-08-15,openai,gpt-5,10,1000000,0,0",
  ];
  writeFileSync(file, [header, ...rows].join("\n"));
  await importFile(acme.id, OPERATOR, {
    ...{ path: file, name: "usage.csv", hints: { source: "gateway" }, overlap: null },
    ...{ confirmRejects: true, isDryRun: false },
  });
  const price = { provider: "house", model: "searcher", perMTok: { input: "1", output: "2" }, contextTiers: [] };
  const { override } = acme.as("owner").prices;
  await override({ ...price, units: { web_search: "0.01" }, from: "2026-01-01", to: "2026-08-15", reason: "contract" });
  await override({ ...price, units: { web_search: "0.03" }, from: "2026-08-15", to: null, reason: "new contract" });
});

describe("usage that does not say how long its requests were", () => {
  it("carries the most that it may cost beside its cost at the base tier", async () => {
    const { lines, cost, most } = await acme.as("analyst").prices.upperBounds({ quarter: "2026-Q3" });
    // gpt-5.6-luna above 272,000 tokens: $2 and $9 a million in July, $0.4 and $1.8 since.
    expect(lines).toMatchObject([
      { provider: "openai", model: "gpt-5.6-luna", workloadId: null, cost: "8.4", most: "13.2" },
    ]);
    expect([cost, most]).toEqual(["8.4", "13.2"]);
  });
});

describe("what changed in a quarter", () => {
  it("is told in money, also where only the price of a unit changed", async () => {
    const { changes } = await acme.as("analyst").prices.changes({ quarter: "2026-Q3" });
    const told = changes.map(({ model, on, moved, effect }) => [model, on, moved.map(({ what }) => what), effect]);
    expect(told).toContainEqual(["searcher", "2026-08-15", ["web search"], "4"]);
    const luna = changes.find(({ model }) => model === "gpt-5.6-luna");
    expect(luna).toMatchObject({ on: "2026-07-30", effect: "-5.6" });
    expect(luna?.moved).toContainEqual({ what: "input", before: "1", after: "0.2" });
    expect(luna?.moved).toContainEqual({ what: "input above 272,000 tokens", before: "2", after: "0.4" });
  });

  it("comes with what retires, one's own models first, each with its source", async () => {
    const { retirements } = await acme.as("analyst").prices.changes({ quarter: "2026-Q3" });
    expect(retirements[0]).toMatchObject({
      provider: "openai",
      model: "gpt-5",
      retiresOn: "2026-12-11",
      isInUse: true,
    });
    const others = retirements.filter(({ isInUse }) => !isInUse);
    expect(others.length).toBeGreaterThan(10);
    expect(others.map(({ retiresOn }) => retiresOn)).toEqual(others.map(({ retiresOn }) => retiresOn).sort());
    expect(retirements.every(({ source, checkedOn }) => source !== "" && checkedOn !== "")).toBe(true);
  });
});
