import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { niceSteps } from "./nice-steps";
import { labelBox, placeLabels, type Wanted } from "./place-labels";
import { spreadLabels } from "./spread-labels";

describe("the steps of an axis", () => {
  it("are round, few, and leave zero to the baseline", () => {
    expect(niceSteps(0, 190_000)).toEqual([50_000, 100_000, 150_000]);
    expect(niceSteps(0, 245_000)).toEqual([50_000, 100_000, 150_000, 200_000]);
    expect(niceSteps(-34_000, 23_000, 4)).toEqual([-30_000, -20_000, -10_000, 10_000, 20_000]);
    expect(niceSteps(0, 8.9e6)).toEqual([2.5e6, 5e6, 7.5e6]);
    expect(niceSteps(0, 0)).toEqual([]);
  });

  it("are three to nine, within the ends, whatever the ends", () =>
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 0, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        (low, high) => {
          const steps = niceSteps(low, high);
          expect(steps.length).toBeGreaterThanOrEqual(3);
          expect(steps.length).toBeLessThanOrEqual(9);
          for (const step of steps) expect(step >= low && step <= high && step !== 0).toBe(true);
        },
      ),
    ));
});

const label = fc.record({ y: fc.integer({ min: -50, max: 400 }), height: fc.constantFrom(15, 30) });

describe("labels at the end of lines", () => {
  it("never meet, and stay inside while there is room", () =>
    fc.assert(
      fc.property(fc.array(label, { maxLength: 8 }), (labels) => {
        const places = spreadLabels(labels, 10, 300);
        const sorted = labels.map(({ height }, index) => ({ y: places[index]!, height })).sort((a, b) => a.y - b.y);
        for (const [index, { y }] of sorted.slice(1).entries())
          expect(y).toBeGreaterThanOrEqual(sorted[index]!.y + sorted[index]!.height);
        for (const { y, height } of sorted) {
          expect(y).toBeGreaterThanOrEqual(10);
          expect(y + height).toBeLessThanOrEqual(300);
        }
      }),
    ));

  it("stay where they want to be if nothing is in the way", () => {
    const labels = [200, 40, 100].map((y) => ({ y, height: 15 }));
    expect(spreadLabels(labels, 0, 300)).toEqual([200, 40, 100]);
  });
});

describe("labels beside points", () => {
  const at = (x: number, y: number, anchor: "start" | "end" = "start") => ({ x, y, anchor });
  const room = { left: 0, top: 0, right: 300, bottom: 200 };

  it("take the first place that is free and inside", () => {
    const labels: Wanted[] = [
      { lines: ["Month 2.4", "expected"], candidates: [at(20, 20)] },
      { lines: ["Month 6.4"], candidates: [at(40, 25), at(40, 80)] },
      { lines: ["14 January 2028"], candidates: [at(290, 60), at(290, 60, "end")] },
    ];
    expect(placeLabels(labels, room)).toEqual([at(20, 20), at(40, 80), at(290, 60, "end")]);
  });

  it("stay inside where one of their places does", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 10, max: 190 }))), (points) => {
        const labels = points.map(([x, y]): Wanted => ({ lines: ["a name"], candidates: [at(x, y), at(x, y, "end")] }));
        placeLabels(labels, room).forEach((place) => {
          const { left, right } = labelBox(["a name"], place);
          expect(left >= 0 && right <= 300).toBe(true);
        });
      }),
    ));
});
