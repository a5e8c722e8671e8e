import { describe, expect, test } from "vitest";
import { breakEvenMonths, breakEvenRequests } from "./break-even";
import type { CostCurve } from "./cost-curve";

/** A curve with these monthly costs; the last one goes on for ten years. */
function curve(upfront: number, ...costs: readonly number[]): CostCurve {
  const monthly = [0, ...Array.from({ length: 120 }, (_, month) => costs[Math.min(month, costs.length - 1)] ?? 0)];
  const running: number[] = [];
  monthly.forEach((cost, month) => running.push((running[month - 1] ?? 0) + cost));
  return { upfront, monthly, running };
}

const hundred = curve(0, 100);
const after = (option: CostCurve, limit = 60, life = Infinity, baseline = hundred): number | null =>
  breakEvenMonths(option, baseline, limit, life);

describe("an option that starts dearer", () => {
  test("breaks even linearly within the month", () => {
    expect(after(curve(250, 0))).toBe(2.5);
    expect(after(curve(80, 0))).toBeCloseTo(0.8, 12);
    expect(after(curve(600, 50))).toBe(12);
  });
  test("never, where it does not save", () => {
    expect(after(curve(1, 100))).toBeNull();
    expect(after(curve(1, 101))).toBeNull();
  });
  test("never, where both grow until what it is dearer by is lost in their last digits", () => {
    const growing = Array.from({ length: 120 }, (_, month) => 1_000 * 1.3 ** month);
    const baseline = curve(0, ...growing);
    const dearer = growing.map((cost) => cost + 0.01);
    expect(after(curve(0, ...dearer), 120, Infinity, baseline)).toBeNull();
    expect(after(curve(0.01, ...growing), 120, Infinity, baseline)).toBeNull();
  });
  test("the first time counts, later losses do not undo it", () => {
    expect(after(curve(50, 0, 500))).toBe(0.5);
  });
  test("not beyond the limit, and at the limit still", () => {
    expect(after(curve(600, 50), 12)).toBe(12);
    expect(after(curve(601, 50), 12)).toBeNull();
    expect(after(curve(600, 50), 11.5)).toBeNull();
    expect(after(curve(575, 50), 11.5)).toBe(11.5);
  });
  test("not beyond its whole months of life", () => {
    expect(after(curve(600, 50), 60, 12)).toBe(12);
    expect(after(curve(650, 50), 60, 12)).toBeNull();
  });
});

describe("an option that starts level", () => {
  test("is even at once where the first month saves", () => expect(after(curve(0, 99.99))).toBe(0));
  test("is even when it comes back, where the first month is dearer", () => {
    expect(after(curve(0, 150, 50))).toBe(2);
    expect(after(curve(0, 150, 0))).toBe(1.5);
  });
  test("has nothing to come back from, where the first month is level", () => {
    expect(after(curve(0, 100))).toBeNull();
    expect(after(curve(0, 100, 50))).toBeNull();
    expect(after(curve(0, 100, 50, 200, 100, 50))).toBe(5);
  });
  test("equal up-front costs are level, too", () => {
    expect(after(curve(0.1 + 0.2, 50), 60, Infinity, curve(0.3, 100))).toBe(0);
  });
});

test("an option that starts cheaper is even at once, whatever comes", () => {
  expect(after(curve(0, 900), 60, Infinity, curve(5, 100))).toBe(0);
});

test("an option without a whole month never breaks even", () => {
  expect(after(curve(0, 0), 60, 0)).toBeNull();
  expect(after(curve(0, 900), 60, 0, curve(5, 100))).toBeNull();
});

test("break-even volume trades fixed cost for cheaper requests, or there is none", () => {
  expect(breakEvenRequests({ fixed: 720, variable: 0 }, { fixed: 0, variable: 0.002 })).toBe(360_000);
  expect(breakEvenRequests({ fixed: 0, variable: 0.001 }, { fixed: 0, variable: 0.002 })).toBeNull();
  expect(breakEvenRequests({ fixed: 10, variable: 0.002 }, { fixed: 0, variable: 0.002 })).toBeNull();
  expect(breakEvenRequests({ fixed: 0, variable: 0.003 }, { fixed: 10, variable: 0.002 })).toBeNull();
});
