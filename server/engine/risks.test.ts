import { describe, expect, test } from "vitest";
import type { EngineOption } from "./engine-input";
import { recommend } from "./recommend";
import { fineTune, inputOf, measured, option, type Story } from "./testing/input-of";

const risks = (options: readonly EngineOption[], story?: Story): string[] =>
  recommend(inputOf(options, story)).risks.map(({ code, option: id }) => `${code} ${id}`);
const failing = option("api", { evidence: measured(0.5) });

test("a prompt that passes has none", () => expect(risks([option("api")])).toEqual([]));

test("a fine-tune: collapse, no budget to retrain, an estimate, falling prices, few examples", () => {
  expect(
    risks([failing, fineTune("ft", { upfront: null, monthlyFixed: 990 })], { workload: { labelledExamples: 4999 } }),
  ).toEqual([
    "distribution-collapse ft",
    "few-examples ft",
    "no-retraining-budget ft",
    "price-decline ft",
    "upfront-estimated ft",
  ]);
  expect(risks([failing, fineTune("ft", { maintenanceMonthly: 1, upfront: { total: 0 }, monthlyFixed: 10 })])).toEqual([
    "distribution-collapse ft",
  ]);
});

test("what is in use has no estimate left", () => {
  expect(risks([fineTune("ft", { upfront: null, maintenanceMonthly: 1 })])).toEqual([
    "distribution-collapse ft",
    "rung-skipped ft",
  ]);
});

describe("machines of your own", () => {
  const own = (given: Partial<EngineOption>) => option("own", { hosting: "self-hosted", price: null, ...given });
  test("one of them is one too few; many are still work", () => {
    expect(risks([own({ unitHourly: 1 })])).toEqual(["single-unit own", "operations-burden own"]);
    expect(risks([own({ unitHourly: 1, capacityRps: 0.1 })])).toEqual(["operations-burden own"]);
    expect(risks([own({ monthlyFixed: 100 })])).toEqual(["operations-burden own"]);
  });
  test("also behind a router, at its share", () => {
    const split = (share: number) =>
      option("split", {
        route: [
          { option: "own", share },
          { option: "api", share: 1 - share },
        ],
      });
    const api = option("api", { price: { perRequest: 0.002 } });
    const machine = own({ unitHourly: 1, capacityRps: 0.4 });
    expect(risks([split(0.5), machine, api])).toEqual(["single-unit own", "operations-burden own"]);
    expect(risks([split(1), machine, api])).toEqual(["operations-burden own"]);
  });
});

test("old evidence of what the climb looked at, not of what it never reached", () => {
  const old = { accuracy: 0.95, sampleSize: 1000, date: "2026-04-02" };
  const young = { ...old, date: "2026-04-03" };
  const story = { usage: { requestsPerMonth: 1000 } };
  expect(
    risks([option("api", { evidence: old }), option("b", { evidence: old }), fineTune("ft", { evidence: old })], story),
  ).toEqual(["stale-evidence api", "stale-evidence b"]);
  expect(risks([option("api", { evidence: young }), option("b", { evidence: { ...old, date: null } })], story)).toEqual(
    [],
  );
});

test("what is switched off within the horizon, recommended or in use", () => {
  const { risks: found } = recommend(
    inputOf([
      option("api", { evidence: measured(0.5), retiresOn: "2028-09-19" }),
      fineTune("ft", { retiresOn: "2028-09-20" }),
    ]),
  );
  expect(found.filter(({ code }) => code === "sunset")).toEqual([
    { code: "sunset", option: "api", value: "2028-09-19" },
  ]);
});

test("a moving target, stale knowledge", () => {
  expect(
    risks([fineTune("ft", { maintenanceMonthly: 1 })], { workload: { changesPerYear: 5, needsFreshKnowledge: true } }),
  ).toEqual(["distribution-collapse ft", "moving-target ft", "rung-skipped ft", "fresh-knowledge ft"]);
});
