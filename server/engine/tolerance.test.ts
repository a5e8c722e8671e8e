import fc from "fast-check";
import { expect, test } from "vitest";
import { ceiling, difference, floor, isAbove, isAtLeast, isAtMost, isBelow, isEqual, significant } from "./tolerance";
import { manyRuns } from "@/server/testing/many-runs";

test("two totals within one part in 10⁹ are equal", () => {
  expect(isEqual(1e9, 1e9 + 0.9)).toBe(true);
  expect(isEqual(1e9, 1e9 + 1.1)).toBe(false);
  expect([isBelow(1e9, 1e9 + 0.9), isAbove(1e9 + 0.9, 1e9)]).toEqual([false, false]);
  expect([isBelow(1e9, 1e9 + 1.1), isAbove(1e9 + 1.1, 1e9)]).toEqual([true, true]);
  expect([isAtMost(1e9 + 0.9, 1e9), isAtLeast(1e9, 1e9 + 0.9)]).toEqual([true, true]);
  expect([isAtMost(1e9 + 1.1, 1e9), isAtLeast(1e9, 1e9 + 1.1)]).toEqual([false, false]);
});

test("nothing finite reaches what never ends, and what is no number is neither", () => {
  expect([isAtMost(Infinity, 5), isEqual(Infinity, 5), isBelow(5, Infinity)]).toEqual([false, false, true]);
  expect([isAtMost(NaN, 5), isAtLeast(NaN, 5), isEqual(NaN, NaN)]).toEqual([false, false, false]);
});

test("rounding up and down forgives rounding errors", () => {
  expect([ceiling(3.0000000001), ceiling(3.00001), ceiling(0), ceiling(1e-12)]).toEqual([3, 4, 0, 1]);
  expect([floor(2.9999999999), floor(2.9999), floor(0.5), floor(1e-12)]).toEqual([3, 2, 0, 0]);
  expect(ceiling(0.1 * 3 * 10)).toBe(3);
});

test("a difference that is rounding alone is 0", () => {
  expect(difference(0.1 + 0.2, 0.3)).toBe(0);
  expect(difference(1.000001, 1)).toBeCloseTo(1e-6, 12);
});

test("12 significant digits, as the decimal notation rounds them, and never −0", () => {
  expect(significant(1 / 3)).toBe(0.333333333333);
  expect(significant(-123456789.0123456)).toBe(-123456789.012);
  expect(significant(0.00072000000000001)).toBe(0.00072);
  expect(Object.is(significant(-0), 0)).toBe(true);
  expect(Object.is(significant(-1e-300 * 0), 0)).toBe(true);
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const rounded = significant(value);
      expect(Math.abs(rounded - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-12);
      expect(significant(rounded)).toBe(rounded);
      const digits = Math.abs(rounded).toExponential().split("e")[0] ?? "";
      expect(digits.replace(".", "").length).toBeLessThanOrEqual(12);
    }),
    manyRuns(5000),
  );
});
