import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recommend, type EngineInput } from "@/server/engine";
import { optionDefinitionSchema, type OptionDefinitionInput } from "../schema";
import { engineOption, machineLoad } from "./engine-option";
import { optionFaults } from "./option-faults";
import { machinesForEngine, shareMachine, sizeMachines, type MachineUse } from "./size-machines";
import { STAFF_PRESETS, staffCosts, staffLineOf } from "./staff-costs";

const usage = { requestsPerMonth: 1_000_000, inputTokensPerRequest: 500, outputTokensPerRequest: 50, peakToMean: 3 };
const policy = { daysPerMonth: 30, maxUtilisation: 0.7 } as Parameters<typeof machineLoad>[1];
const load = machineLoad(usage, policy);

const definition = (given: Partial<OptionDefinitionInput>) =>
  optionDefinitionSchema.parse({ label: "Llama", level: 3, hosting: "self-hosted", upfront: { total: 0 }, ...given });
const terms = { lookup: () => null, machines: () => 1, others: [], usage, policy, isInUse: false };
const monthlyOf = (given: Partial<OptionDefinitionInput>, others: readonly (MachineUse & { name: string })[] = []) => {
  const option = engineOption(
    { key: "llama", definition: definition(given), evidence: null },
    { ...terms, policy: { ...policy, cachedInputShareOfPrice: 0.1 } as typeof policy, others },
  );
  if (!option) return null;
  const input: EngineInput = {
    ...{ asOf: "2026-09-30", workload: { name: "Tickets", task: "classification" as const }, usage, current: null },
    options: [option],
  };
  return recommend(input).economics[0]?.monthlyCost;
};

describe("machines for a million tickets a month", () => {
  it("one at a dollar serves ten a second: $720 a month (the document's machine)", () => {
    expect(sizeMachines(1, 10, null, load)).toMatchObject({ needed: 1, spares: 0, hoursPerDay: 24, monthly: 720 });
    expect(monthlyOf({ unitHourly: 1, capacityRps: 10 })).toBe(720);
  });

  it("more of them where the peak needs more at the utilisation", () => {
    const peak = (1_000_000 / (30 * 86_400)) * 3;
    expect(sizeMachines(1, 0.5, null, load)).toMatchObject({
      peakRps: peak,
      needed: Math.ceil(peak / 0.35),
      utilisation: 0.7,
    });
    expect(sizeMachines(1, 0.5, { utilisation: 0.35 }, load).needed).toBe(Math.ceil(peak / 0.175));
  });

  it("a spare doubles the bill of one, hours that it is off take theirs from it", () => {
    expect(monthlyOf({ unitHourly: 1, capacityRps: 10, sizing: { spares: 1 } })).toBe(1440);
    expect(monthlyOf({ unitHourly: 1, capacityRps: 10, sizing: { hoursPerDay: 12 } })).toBe(360);
    expect(monthlyOf({ unitHourly: 1, capacityRps: 10, sizing: { hoursPerDay: 12, spares: 1 } })).toBe(720);
  });

  it("looked up in the book cost what it says; one that it does not know leaves the option unpriced", () => {
    expect(monthlyOf({ machineOf: { provider: "nebius", name: "gpu-1" }, capacityRps: 10 })).toBe(720);
    const unknown = {
      key: "x",
      definition: definition({ machineOf: { provider: "nebius", name: "gpu-9" } }),
      evidence: null,
    };
    expect(engineOption(unknown, { ...terms, machines: () => null })).toBeNull();
  });

  it("are counted by the engine as they are shown, whatever the terms", () => {
    const positive = (max: number) => fc.double({ min: 0.05, max, noNaN: true });
    fc.assert(
      fc.property(
        positive(40),
        positive(20),
        fc.record({
          utilisation: fc.double({ min: 0.1, max: 1, noNaN: true }),
          hoursPerDay: fc.double({ min: 1, max: 24, noNaN: true }),
          spares: fc.nat(3),
        }),
        (unitHourly, capacityRps, sizing) => {
          const shown = sizeMachines(unitHourly, capacityRps, sizing, load).monthly;
          expect(monthlyOf({ unitHourly, capacityRps, sizing }) ?? 0).toBeCloseTo(shown, 5);
        },
      ),
    );
  });

  it("go to the engine as an hour, a capacity and a fixed cost", () => {
    const sized = sizeMachines(2, 10, { utilisation: 0.35, hoursPerDay: 12, spares: 2 }, load);
    expect(machinesForEngine(sized, load)).toEqual({ unitHourly: 1, capacityRps: 5, monthlyFixed: 2 * 2 * 12 * 30 });
  });
});

describe("a machine that several workloads share", () => {
  const own: MachineUse = { tokensPerMonth: 300, peakRps: 2, capacityRps: 10 };
  const other = { tokensPerMonth: 100, peakRps: 6, capacityRps: 10, name: "Drafts" };

  it("is sized for all of them, and paid for by their tokens", () => {
    expect(shareMachine(own, [other], 0.7)).toEqual({ needed: 2, useShare: 0.75, others: ["Drafts"] });
    expect(shareMachine(other, [{ ...own, name: "Triage" }], 0.7)).toMatchObject({ needed: 2, useShare: 0.25 });
  });

  it("costs the workloads together what it costs", () => {
    const tokens = 550_000_000;
    const half = { tokensPerMonth: tokens, peakRps: 1, capacityRps: 10, name: "Drafts" };
    expect(monthlyOf({ unitHourly: 1, capacityRps: 10, sizing: { sharedAs: "triage box" } }, [half])).toBe(360);
    expect(monthlyOf({ unitHourly: 1, capacityRps: 10, sizing: { sharedAs: "triage box", spares: 1 } }, [half])).toBe(
      720,
    );
  });

  it("is one's own while nobody else is on it", () => {
    expect(monthlyOf({ unitHourly: 1, capacityRps: 10, sizing: { sharedAs: "triage box" } })).toBe(720);
  });
});

describe("people's time", () => {
  const lines = [
    { work: "data" as const, role: "Labelling", share: 0.5, salaryYearly: 60_000, months: 2 },
    { work: "upkeep" as const, role: "ML engineer", share: 0.1, salaryYearly: 300_000, months: null },
  ];

  it("is share × salary, once for some months or every month", () => {
    expect(staffCosts(lines)).toEqual({ data: 5_000, evaluation: 0, integration: 0, upkeep: 2_500 });
  });

  it("is added to what was typed, up-front and for upkeep", () => {
    const option = engineOption(
      {
        key: "x",
        definition: definition({ unitHourly: 1, upfront: { training: 400, data: 1_000 }, staff: lines }),
        evidence: null,
      },
      terms,
    );
    expect(option).toMatchObject({ maintenanceMonthly: 2_500, upfront: { training: 400, data: 6_000 } });
  });

  it("has presets with the salaries of the document", () => {
    const engineer = STAFF_PRESETS.find(({ role }) => role === "ML engineer")!;
    expect(engineer.salary).toMatchObject({ from: 200_000, to: 400_000 });
    expect(staffLineOf(engineer)).toMatchObject({ salaryYearly: 300_000 });
  });
});

describe("faults", () => {
  const faults = (given: Partial<OptionDefinitionInput>) =>
    optionFaults(
      {
        key: "x",
        definition: optionDefinitionSchema.parse({ label: "x", level: 3, hosting: "self-hosted", ...given }),
      },
      [],
    );

  it("say where machine, sizing and people contradict", () => {
    const machineOf = { provider: "nebius", name: "gpu-1" };
    expect(faults({ machineOf })).toEqual([]);
    expect(faults({ machineOf, unitHourly: 2 })).toEqual([
      { path: "machineOf", problem: "type what a machine costs or look it up, not both" },
    ]);
    expect(faults({ monthlyFixed: 5, sizing: { spares: 1 } })[0]?.path).toBe("sizing");
    const line = { work: "data" as const, role: "x", share: 1, salaryYearly: 1 };
    expect(faults({ machineOf, staff: [line] })[0]?.path).toBe("staff[0].months");
    expect(faults({ machineOf, staff: [{ ...line, months: 1 }], upfront: { total: 5 } })[0]?.path).toBe(
      "upfront.total",
    );
  });
});
