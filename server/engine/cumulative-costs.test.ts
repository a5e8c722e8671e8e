import { describe, expect, test } from "vitest";
import { cumulativeCosts } from "./cumulative-costs";
import { recommend } from "./recommend";
import { fineTune, inputOf, option } from "./testing/input-of";

const input = inputOf([option("api"), fineTune("ft", { retiresOn: "2029-01-01" })]);

test("two lines from the up-front cost on, crossing where the economics say", () => {
  const { points, retiresOn } = cumulativeCosts(input, "ft", { months: 24 });
  expect(points.slice(0, 2)).toEqual([
    { month: 0, baseline: 0, option: 6000 },
    { month: 1, baseline: 1000, option: 6500 },
  ]);
  expect(points.find((point) => point.option <= (point.baseline ?? 0))?.month).toBe(
    recommend(input).economics[0]?.breakEvenMonths,
  );
  expect(points[24]).toEqual({ month: 24, baseline: 24_000, option: 18_000 });
  expect(retiresOn).toBe("2029-01-01");
});

describe("the adverse case", () => {
  test("adds up to the adverse saving of the first year", () => {
    const saved = [0.75, 1.25].map((volumeFactor) => {
      const { points } = cumulativeCosts(input, "ft", { months: 12, adverse: { volumeFactor } });
      expect(points[0]).toEqual({ month: 0, baseline: 0, option: 7500 });
      return (points[12]?.baseline ?? 0) - (points[12]?.option ?? 0) + 7500;
    });
    expect(Math.min(...saved)).toBeCloseTo(recommend(input).economics[0]?.yearlySaving?.adverse ?? NaN, 6);
  });
  test("draws the option in use as its own baseline, and no baseline where nothing is in use", () => {
    const own = cumulativeCosts(input, "api", { months: 1, adverse: { volumeFactor: 1 } });
    expect(own.points[1]).toEqual({ month: 1, baseline: 1000, option: 1000 });
    const none = cumulativeCosts({ ...input, current: null }, "api", { months: 1, adverse: { volumeFactor: 2 } });
    expect(none.points[1]).toEqual({ month: 1, baseline: null, option: 2000 });
  });
});

test("refuses what it cannot draw", () => {
  expect(() => cumulativeCosts(input, "nobody", { months: 12 })).toThrow('There is no option "nobody".');
  expect(() => cumulativeCosts(input, "ft", { months: 1.5 })).toThrow("months: must be a whole number");
  expect(() => cumulativeCosts(input, "ft", { months: 1, adverse: { volumeFactor: 0 } })).toThrow("must be above 0");
  expect(() => cumulativeCosts({ ...input, asOf: "soon" }, "ft", { months: 1 })).toThrow("asOf: must be a day");
});
