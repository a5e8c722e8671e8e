import { describe, expect, test } from "vitest";
import { forecast, type Forecast } from "./forecast";

const pointsOf = (result: Forecast) => (result.code === "forecast" ? result.points : []);

describe("forecast", () => {
  test("worked out: 0, 2, 1, 5 on the line, not on logarithms", () => {
    // Drift 5/3; changes 2, −1, 4 about it: squares 1/9, 64/9, 49/9, sum 114/9 over T−2 = 2; t(2) = 1.886.
    const [first, second] = pointsOf(forecast([0, 2, 1, 5], 2));
    const spread = Math.sqrt(114 / 9 / 2);
    expect(first?.expected).toBeCloseTo(5 + 5 / 3, 12);
    expect(first?.high).toBeCloseTo(5 + 5 / 3 + 1.886 * spread * Math.sqrt(1 + 1 / 3), 12);
    expect(first?.low).toBeCloseTo(Math.max(0, 5 + 5 / 3 - 1.886 * spread * Math.sqrt(4 / 3)), 12);
    expect(second?.high).toBeCloseTo(5 + 10 / 3 + 1.886 * spread * Math.sqrt(2 * (1 + 2 / 3)), 12);
  });

  test("what grows by the same share goes on so, without doubt", () => {
    const result = forecast([100, 110, 121, 133.1], 12);
    expect(result).toMatchObject({ isByShare: true, isShort: true, months: 4 });
    pointsOf(result).forEach(({ ahead, expected, low, high }) => {
      expect(expected).toBeCloseTo(133.1 * 1.1 ** ahead, 6);
      expect(high / low).toBeCloseTo(1, 6);
    });
  });

  test("too few months: none, and says how many are needed", () => {
    expect(forecast([1, 2, 3], 6)).toEqual({ code: "too-short", months: 3, needed: 4 });
    expect(forecast([], 6).code).toBe("too-short");
  });

  test("the interval holds the middle, widens with time, and never falls below nothing", () => {
    const result = forecast([30, 45, 20, 60, 35, 80, 40, 10, 55, 61, 12, 70, 41], 12);
    expect(result).toMatchObject({ isShort: false });
    let before = 0;
    for (const { expected, low, high } of pointsOf(result)) {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low < expected && expected < high).toBe(true);
      expect(Math.log(high / low)).toBeGreaterThan(before);
      before = Math.log(high / low);
    }
  });

  test("four months in five lie within, for a random walk of the kind it supposes", () => {
    // A fixed stream (mulberry32); twelve of it added up are close enough to normal.
    let state = 20261002;
    const uniform = () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
    const normal = () => Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, -6);
    let within = 0;
    const tries = 2000;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const walk = [10];
      for (let month = 1; month < 16; month += 1) walk.push((walk[month - 1] ?? 0) + 0.02 + 0.1 * normal());
      const values = walk.map(Math.exp);
      const last = pointsOf(forecast(values.slice(0, 10), 6))[5];
      if (last && last.low <= (values[15] ?? 0) && (values[15] ?? 0) <= last.high) within += 1;
    }
    expect(within / tries).toBeGreaterThan(0.77);
    expect(within / tries).toBeLessThan(0.83);
  });
});
