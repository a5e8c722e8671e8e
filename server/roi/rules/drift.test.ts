import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg";
import { drift } from "./drift";
import { LEDGER_POLICY } from "./ledger-policy";
import { compareProportions } from "./two-proportions";

const measured = (value: number, sampleSize: number, metric = "accuracy", date = "2026-06-01") => ({
  date,
  metric,
  value,
  sampleSize,
});
const verdicts = (...list: ReturnType<typeof measured>[]) => drift(list, LEDGER_POLICY).map(({ verdict }) => verdict);

describe("compareProportions", () => {
  it("gives the intervals of Newcombe's table II for method 10", () => {
    // 56/70 against 48/80: 0.2000, 0.0524 to 0.3339; 9/10 against 3/10: 0.6000, 0.1705 to 0.8090
    const first = compareProportions({ value: 48 / 80, sampleSize: 80 }, { value: 56 / 70, sampleSize: 70 });
    expect(first?.difference).toBeCloseTo(0.2, 10);
    expect(first?.interval.map((bound) => bound.toFixed(4))).toEqual(["0.0524", "0.3339"]);
    const second = compareProportions({ value: 0.3, sampleSize: 10 }, { value: 0.9, sampleSize: 10 });
    expect(second?.interval.map((bound) => bound.toFixed(4))).toEqual(["0.1705", "0.8090"]);
  });

  it("tests with the pooled share", () => {
    // Pooled 0.925 on 2 × 1,000: error √(0.925 · 0.075 · 0.002) = 0.0117792, z = −0.05 / error
    const test = compareProportions({ value: 0.95, sampleSize: 1000 }, { value: 0.9, sampleSize: 1000 });
    expect(test?.z).toBeCloseTo(-4.244763599780089, 12);
    expect(test?.p).toBeCloseTo(2.188e-5, 8);
  });

  it("knows the normal distribution on both sides of its two formulas", () => {
    // z of equal samples n: (v2 − v1) / √(2 · 0.25 / n) with shares symmetric about a half; published p of 1.959964 and 3.290527
    const at = (z: number) => {
      const n = 1_000_000;
      const half = (z * Math.sqrt(0.5 / n)) / 2;
      return compareProportions({ value: 0.5 - half, sampleSize: n }, { value: 0.5 + half, sampleSize: n })?.p ?? NaN;
    };
    expect(at(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(at(3.290526731491926)).toBeCloseTo(0.001, 12);
    expect(at(6.109410204869) / 1e-9).toBeCloseTo(1, 6);
    expect(at(1)).toBeCloseTo(0.317310507862914, 12);
  });

  it("finds no difference between all and all, and nothing without a sample", () => {
    expect(compareProportions({ value: 1, sampleSize: 200 }, { value: 1, sampleSize: 200 })).toMatchObject({
      z: 0,
      p: 1,
    });
    expect(compareProportions({ value: 1, sampleSize: 0 }, { value: 1, sampleSize: 200 })).toBeNull();
  });

  it("is the same the other way round, with the sign turned", () =>
    fc.assert(
      fc.property(fc.tuple(fc.nat(500), fc.nat(500)), ([x, y]) => {
        const [a, b] = [
          { value: x / 500, sampleSize: 500 },
          { value: y / 500, sampleSize: 500 },
        ];
        const [there, back] = [compareProportions(a, b)!, compareProportions(b, a)!];
        expect(there.p).toBeCloseTo(back.p, 12);
        expect(there.interval[0]).toBeCloseTo(-back.interval[1], 12);
        expect(there.interval[0]).toBeLessThanOrEqual(there.difference);
        expect(there.interval[1]).toBeGreaterThanOrEqual(there.difference);
        expect(there.p).toBeGreaterThanOrEqual(0);
        expect(there.p).toBeLessThanOrEqual(1);
      }),
    ));
});

describe("drift", () => {
  it("compares each later measurement of a metric with its first", () => {
    const found = drift(
      [
        measured(0.96, 800, "accuracy", "2026-01-01"),
        measured(0.99, 800, "consistency", "2026-01-01"),
        measured(0.95, 650, "accuracy", "2026-04-01"),
        measured(0.9, 650, "accuracy", "2026-07-01"),
        measured(0.98, 800, "consistency", "2026-07-01"),
      ],
      LEDGER_POLICY,
    );
    expect(found.map(({ metric, date, difference, verdict }) => [metric, date, difference, verdict])).toEqual([
      ["accuracy", "2026-04-01", -0.01, "no-drift-shown"],
      ["accuracy", "2026-07-01", -0.06, "drifted"],
      ["consistency", "2026-07-01", -0.01, "no-drift-shown"],
    ]);
  });
  it("is only ever downwards", () =>
    expect(verdicts(measured(0.8, 1000), measured(0.9, 1000))).toEqual(["no-drift-shown"]));
  it("shows nothing under the policy's sample, on either side", () => {
    expect(verdicts(measured(0.95, 99), measured(0.5, 1000))).toEqual(["insufficient-evidence"]);
    expect(verdicts(measured(0.95, 1000), measured(0.5, 99))).toEqual(["insufficient-evidence"]);
    expect(verdicts(measured(0.95, 100), measured(0.5, 100))).toEqual(["drifted"]);
    expect(drift([measured(0.95, 0), measured(0.5, 500)], LEDGER_POLICY)[0]).toMatchObject({
      verdict: "insufficient-evidence",
      interval: null,
      z: null,
      p: null,
    });
  });
});

describe("benjaminiHochberg", () => {
  it("stands the four smallest of the fifteen of its own paper at 0.05", () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(benjaminiHochberg(published).filter(({ isSignificant }) => isSignificant)).toHaveLength(4);
    expect(
      benjaminiHochberg([...published].reverse())
        .slice(-4)
        .every(({ isSignificant }) => isSignificant),
    ).toBe(true);
  });
  it("takes one test as it is and none as none", () => {
    expect(benjaminiHochberg([0.04])).toEqual([{ adjusted: 0.04, isSignificant: true }]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
  it("never makes a test more significant, and keeps the order", () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
        const answers = benjaminiHochberg(pValues);
        answers.forEach(({ adjusted }, index) =>
          expect(adjusted).toBeGreaterThanOrEqual(pValues[index]! * (1 - 1e-12)),
        );
        const ranked = pValues.map((p, index) => [p, answers[index]!.adjusted] as const).sort((a, b) => a[0] - b[0]);
        ranked.slice(1).forEach(([, adjusted], index) => expect(adjusted).toBeGreaterThanOrEqual(ranked[index]![1]));
      }),
    ));
});
