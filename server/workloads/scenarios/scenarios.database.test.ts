import { beforeAll, describe, expect, it } from "vitest";
import type { ReviewSnapshot } from "@/server/review/schema";
import { furnish, type FurnishedIds } from "@/server/testing/furnish";
import { useTestDatabase } from "@/server/testing/test-database";
import { world, type WorldOrganization } from "@/server/testing/world";

const database = useTestDatabase();
let acme: WorldOrganization;
let ids: FurnishedIds;

beforeAll(async () => {
  const made = await world("acme");
  acme = made.acme;
  ids = await furnish(acme, { word: "acmeword", tokens: 9_000_000, folder: database.folder });
});

const asked = (name: string, path: string, value: number) => ({
  ...{ workloadId: ids.workload, quarter: "2026-Q3", name },
  changes: [{ path, value }],
});

describe("scenarios", () => {
  it("are kept with who, when and on which versions", async () => {
    const { id } = await acme
      .as("reviewer")
      .scenarios.save(asked("Half the volume", "usage.requestsPerMonth", 300_000));
    const listed = await acme.as("viewer").scenarios.list({ workloadId: ids.workload });
    // Both were saved at the same moment of the test's clock.
    expect(listed.map(({ name }) => name).sort()).toEqual(["Half the volume", "Twice as much acmeword"]);
    expect(listed.find((one) => one.id === id)).toMatchObject({
      ...{ id, changes: [{ path: "usage.requestsPerMonth", value: 300_000 }], reviews: [] },
      savedOn: { quarter: "2026-Q3", prices: "then", versions: { policyNumber: 1 } },
    });
    const log = await acme.run("owner", ({ db, organization }) =>
      db.auditEntry.findMany({ where: { organizationId: organization.id, action: "scenario.save" } }),
    );
    expect(log.map(({ subject }) => subject)).toContain("Triage acmeword: Half the volume");
  });

  it("must ask the engine something that it answers", async () => {
    const { save } = acme.as("analyst").scenarios;
    await expect(save(asked("Nothing", "usage.requestsPerMonth", 0))).rejects.toThrow(
      "usage.requestsPerMonth: must be",
    );
    await expect(save(asked("Nowhere", "options[gone].price.perRequest", 1))).rejects.toThrow("options[gone]");
    await expect(save({ ...asked("Empty", "x.y", 1), changes: [] })).rejects.toThrow("change something first");
    await expect(save(asked("Twice as much acmeword", "usage.monthlyGrowth", 0.1))).rejects.toThrow("another name");
  });

  it("may be taken away, but not from under a draft", async () => {
    const { scenarios, reviews } = acme.as("analyst");
    const { id } = await scenarios.save(asked("For a while", "usage.monthlyGrowth", 0.02));
    await reviews.attachScenario({ quarter: "2026-Q4", scenarioId: id });
    await expect(scenarios.remove({ id })).rejects.toThrow("take it off there first");
    await reviews.detachScenario({ quarter: "2026-Q4", scenarioId: id });
    await scenarios.remove({ id });
    await expect(scenarios.remove({ id })).rejects.toThrow("There is no such scenario");
  });
});

describe("a review", () => {
  const read = (quarter: string) => acme.as("reviewer").reviews.read({ quarter });

  it("carries what was attached to its draft, beside the answer of its quarter", async () => {
    const { snapshot } = await read("2026-Q4");
    expect(snapshot.scenarios).toHaveLength(1);
    expect(snapshot.scenarios?.[0]).toMatchObject({
      ...{ name: "Twice as much acmeword", note: "acmeword may grow", workloadName: "Triage acmeword" },
      changes: [{ path: "usage.monthlyGrowth", value: 0.06 }],
    });
    const line = (await read("2026-Q3")).snapshot.scenarios?.[0];
    expect(line?.present).toMatchObject({ option: expect.any(String) as string });
    expect(line?.answer?.action).toBeDefined();
    // More traffic later: the first year saves more.
    expect(Number(line?.answer?.saving?.high)).toBeGreaterThan(Number(line?.present?.saving?.high));
  });

  it("is frozen with them: nothing is attached, and nothing taken off, afterwards", async () => {
    const before = (await read("2026-Q3")).numbersHash;
    const { reviews } = acme.as("analyst");
    const attached = { quarter: "2026-Q3", scenarioId: ids.scenario };
    await expect(reviews.attachScenario(attached)).rejects.toThrow("frozen");
    await expect(reviews.detachScenario(attached)).rejects.toThrow("frozen");
    expect((await read("2026-Q3")).numbersHash).toBe(before);
  });

  it("keeps what it was signed with when the scenario itself is gone", async () => {
    const { scenarios, reviews } = acme.as("analyst");
    await reviews.detachScenario({ quarter: "2026-Q4", scenarioId: ids.scenario });
    await scenarios.remove({ id: ids.scenario });
    const { status, snapshot } = await read("2026-Q2");
    expect(status).toBe("signed");
    expect(snapshot.scenarios?.map(({ name }) => name)).toEqual(["Twice as much acmeword"]);
  });

  it("says nothing of scenarios where there are none: its bytes are those of before there were any", async () => {
    const { snapshot }: { snapshot: ReviewSnapshot } = await read("2026-Q4");
    expect("scenarios" in snapshot).toBe(false);
  });
});
