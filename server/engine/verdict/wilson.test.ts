import fc from "fast-check";
import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson";

test("published values: 0 of 10, 5 of 10, 89 of 100, 10 of 10", () => {
  expect(wilsonInterval(0, 10).low).toBe(0);
  expect(wilsonInterval(0, 10).high).toBeCloseTo(0.2775, 4);
  expect(wilsonInterval(0.5, 10).low).toBeCloseTo(0.2366, 4);
  expect(wilsonInterval(0.5, 10).high).toBeCloseTo(0.7634, 4);
  expect(wilsonInterval(0.89, 100).low).toBeCloseTo(0.8137, 4);
  expect(wilsonInterval(0.89, 100).high).toBeCloseTo(0.9375, 4);
  expect(wilsonInterval(1, 10).high).toBeCloseTo(1, 12);
});

test("holds the share, inside 0..1, and narrows with the sample", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1e6 }), (share, sample) => {
      const { low, high } = wilsonInterval(share, sample);
      expect(0 <= low && low <= share + 1e-12 && share - 1e-12 <= high && high <= 1).toBe(true);
      const wider = wilsonInterval(share, Math.max(1, Math.floor(sample / 2)));
      expect(high - low).toBeLessThanOrEqual(wider.high - wider.low + 1e-12);
    }),
  );
});
