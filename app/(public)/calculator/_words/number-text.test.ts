import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberText, readNumber, slideOf, slideTo } from "./number-text";

const bounds = { min: 0, max: 1e12, scale: 1, isWhole: false, mayBeEmpty: false };

describe("a typed number", () => {
  it.each([
    ["1,000,000", 1_000_000],
    ["1 500", 1_500],
    ["0.00175", 0.00175],
    ["$80k", 80_000],
    ["2.5M", 2_500_000],
    ["1e6", 1_000_000],
    [".5", 0.5],
  ])("%s", (text, value) => expect(readNumber(text, bounds)).toEqual({ kind: "number", value }));

  it.each([
    ["", "Write a number."],
    ["ten", "Write a number, such as 1,500 or 2.5."],
    ["1.2.3", "Write a number, such as 1,500 or 2.5."],
    ["-3", "At least 0."],
    ["1e13", "At most 1,000,000,000,000."],
    ["Infinity", "Write a number, such as 1,500 or 2.5."],
  ])("%s is answered with what would be right", (text, sentence) =>
    expect(readNumber(text, bounds)).toEqual({ kind: "fault", sentence }),
  );

  it("reads percent, and nothing where nothing may stand", () => {
    expect(readNumber("12.5 %", { ...bounds, scale: 100, max: 1 })).toEqual({ kind: "number", value: 0.125 });
    expect(readNumber("−5", { ...bounds, scale: 100, min: -0.5 })).toEqual({ kind: "number", value: -0.05 });
    expect(readNumber(" ", { ...bounds, mayBeEmpty: true })).toEqual({ kind: "empty" });
  });

  it("comes back as it was shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: -5, max: 6 }), (digits, power) => {
        const value = Number((digits * 10 ** power).toPrecision(12));
        if (value < 0.0001) return;
        expect(readNumber(numberText(value), bounds)).toEqual({ kind: "number", value });
      }),
    );
  });
});

describe("a slider", () => {
  it.each([
    [{ from: 1_000, to: 100_000_000, isLogarithmic: true }, true],
    [{ from: 0.0001, to: 1, isLogarithmic: true }, false],
    [{ from: 0.1, to: 100, isLogarithmic: true }, false],
    [{ from: 0, to: 20_000 }, true],
    [{ from: -0.1, to: 0.3 }, false],
  ] as const)("moves by one key, within its ends", (slide, isWhole) => {
    let before = -Infinity;
    for (let place = 0; place <= 1_000; place += 1) {
      const value = slideTo(place, slide, isWhole);
      expect(value).toBeGreaterThan(before);
      expect(value).toBeGreaterThanOrEqual(slide.from);
      expect(value).toBeLessThanOrEqual(slide.to);
      expect(slideOf(value, slide)).toBe(place);
      before = value;
    }
  });

  it("stops at numbers a person would say", () => {
    expect(slideTo(600, { from: 1_000, to: 100_000_000, isLogarithmic: true }, true)).toBe(1_000_000);
    expect(slideTo(500, { from: 0, to: 20_000 }, true)).toBe(10_000);
  });
});
