import { describe, expect, test } from "vitest";
import { cumulativeCosts, recommend, type EngineInput } from "@/server/engine";
import { fineTune, inputOf, option } from "../engine/testing/input-of";
import { costsUnder, smoothly } from "./price-path";
import { outcomeUnder, priceScenarios } from "./price-scenarios";
import { resultRanges } from "./result-ranges";

// 1M requests at $0.001: $1,000 a month. The fine-tune: $6,000 up front, $500 a month.
const plain = inputOf([option("api"), fineTune("tuned")]);
const router = inputOf(
  [
    option("api", { price: { inputPerMTok: 1, outputPerMTok: 10 }, caching: true }),
    option("small", { price: { perRequest: 0.0002 } }),
    option("mix", {
      route: [
        { option: "api", share: 0.3 },
        { option: "small", share: 0.7 },
      ],
      monthlyFixed: 40,
    }),
    fineTune("own", { hosting: "self-hosted", unitHourly: 1, capacityRps: 3, retiresOn: "2027-11-30" }),
  ],
  {
    current: "mix",
    usage: { monthlyGrowth: 0.04, inputTokensPerRequest: 2000, cacheableShare: 0.8, requestsPerMonth: 3_000_000 },
  },
);
const inputs: readonly (readonly [string, EngineInput, string])[] = [
  ["one against one", plain, "tuned"],
  ["a router in use against your own machines", router, "own"],
  ["a router in use against one of its legs", router, "small"],
];

describe("worked out by hand", () => {
  const [flat, steps, third, tenth] = priceScenarios(plain, "tuned");

  test("flat: $500 a month saved, $6,000 paid back in 12 months, $6,000 gained in 24", () => {
    expect(flat).toMatchObject({ priceAfterYear: 1, breakEvenMonths: 12, horizonSaving: 6000, yearlySaving: 6000 });
  });
  test("steps: from month 13 on the API costs $500, too: the first year is as flat, then nothing is gained", () => {
    expect(steps).toMatchObject({ priceAfterYear: 0.5, breakEvenMonths: 12, horizonSaving: 0, yearlySaving: 6000 });
  });
  test("to a third and to a tenth: never paid back", () => {
    const inAYear = (factor: number) =>
      Array.from({ length: 12 }, (_, month) => 1000 * factor ** (month / 12) - 500).reduce((sum, one) => sum + one, 0);
    expect(third?.breakEvenMonths).toBeNull();
    expect(third?.yearlySaving).toBeCloseTo(inAYear(1 / 3), 6);
    expect(tenth?.breakEvenMonths).toBeNull();
    expect(tenth?.yearlySaving).toBeCloseTo(inAYear(1 / 10), 6);
  });
});

describe.each(inputs)("%s", (_, input, id) => {
  const economics = (asked: EngineInput) => recommend(asked).economics.find(({ option: own }) => own === id);

  test("flat is what the engine expects", () => {
    const own = economics(input);
    const [flat] = priceScenarios(input, id);
    expect(flat?.breakEvenMonths ?? -1).toBeCloseTo(own?.breakEvenMonths ?? -1, 6);
    expect(flat?.horizonSaving).toBeCloseTo(own?.horizonSaving ?? NaN, 4);
    expect(flat?.yearlySaving).toBeCloseTo(own?.yearlySaving?.expected ?? NaN, 4);
    expect(flat?.points).toEqual(cumulativeCosts(input, id, { months: 24 }).points);
  });

  test("a smooth fall is the engine's adverse case without its other doubts", () => {
    for (const decline of [0.2, 0.5, 2 / 3, 0.9]) {
      const adverse = { apiPriceDeclinePerYear: decline, costFactor: 1, volumeFactors: [1] };
      const own = economics({ ...input, policy: { adverse } });
      const ours = outcomeUnder(input, id, smoothly(1 - decline));
      expect(ours.breakEvenMonths ?? -1).toBeCloseTo(own?.adverseBreakEvenMonths ?? -1, 6);
      expect(ours.yearlySaving).toBeCloseTo(own?.yearlySaving?.adverse ?? NaN, 4);
    }
  });

  test("the further prices fall, the less is saved against what is in use, where the option does not buy the same", () => {
    if (id === "small") return;
    const savings = [1, 0.8, 0.5, 0.2, 0].map((factor) => outcomeUnder(input, id, () => factor).horizonSaving);
    expect([...savings].sort((one, other) => other - one)).toEqual(savings);
  });
});

test("nothing to compare: no scenarios", () => {
  expect(priceScenarios({ ...plain, current: null }, "tuned")).toEqual([]);
  expect(priceScenarios(plain, "api")).toEqual([]);
});

test("free of charge at nothing: only fixed costs are left", () => {
  const { points } = costsUnder(plain, "tuned", 3, () => 0);
  expect(points.map(({ baseline, option: own }) => [baseline, own])).toEqual([
    [0, 6000],
    [0, 6500],
    [0, 7000],
    [0, 7500],
  ]);
});

describe("ranges", () => {
  test("are the engine's own, and the adverse end is the worse one", () => {
    for (const [, input, id] of inputs) {
      const own = recommend(input).economics.find(({ option: one }) => one === id);
      const ranges = resultRanges(input, id);
      expect(ranges?.yearlySaving).toEqual(own?.yearlySaving);
      expect(ranges?.breakEvenMonths).toEqual({ expected: own?.breakEvenMonths, adverse: own?.adverseBreakEvenMonths });
      expect(ranges?.horizonSaving.adverse).toBeLessThanOrEqual(ranges?.horizonSaving.expected ?? NaN);
    }
  });
  test("worked out: a volume of three quarters, halving prices, costs a quarter up", () => {
    const ranges = resultRanges(plain, "tuned");
    expect(ranges?.upfront).toEqual({ expected: 6000, adverse: 7500 });
    expect(ranges?.monthlyCost).toEqual({ expected: 500, adverse: 625 });
    const paid = Array.from({ length: 24 }, (_, month) => 750 * 0.5 ** (month / 12)).reduce((sum, one) => sum + one, 0);
    expect(ranges?.horizonSaving.adverse).toBeCloseTo(paid - 7500 - 24 * 625, 6);
  });
  test("none where nothing is in use", () => expect(resultRanges({ ...plain, current: null }, "tuned")).toBeNull());
});
