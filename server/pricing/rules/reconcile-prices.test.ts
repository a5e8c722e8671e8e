import { describe, expect, it } from "vitest";
import type { TokenPrices } from "../schema";
import { reconcilePrices } from "./reconcile-prices";
import { sampleEntry } from "./sample-entry";

const entry = (perMTok: TokenPrices) => sampleEntry({ perMTok });
const now = entry({ input: "2", cacheRead: "0.5", output: "8" });
const codes = (perMTok: TokenPrices, current = now): string[] =>
  reconcilePrices(entry(perMTok), current, []).reasons.map(({ code }) => code);

describe("a proposed price", () => {
  it("that the book has already changes nothing", () => {
    expect(reconcilePrices(now, now, []).verdict).toBe("unchanged");
  });

  it("is agreed where another source says the same within a hundredth", () => {
    const proposed = entry({ input: "2.2", output: "8" });
    expect(reconcilePrices(proposed, now, [entry({ input: "2.21", output: "8" })]).verdict).toBe("agreed");
    expect(reconcilePrices(proposed, now, [entry({ input: "2.25", output: "8" })]).verdict).toBe("disputed");
    expect(reconcilePrices(proposed, now, []).verdict).toBe("single");
  });

  it("is quarantined where it changes by more than three times, either way", () => {
    expect(codes({ input: "6" })).toEqual([]);
    expect(codes({ input: "6.01" })).toEqual(["change-outside"]);
    expect(codes({ input: "0.66" })).toEqual(["change-outside"]);
    expect(codes({ input: "0.67" })).toEqual([]);
  });

  it("is quarantined for mistakes of unit, zeros, negatives and what is no number", () => {
    expect(codes({ input: "2000" })).toEqual(["unit-jump"]);
    expect(codes({ input: "0.000002" })).toEqual(["unit-jump"]);
    expect(codes({ input: "0" })).toEqual(["new-zero"]);
    expect(codes({ input: "-1" })).toEqual(["negative"]);
    expect(codes({ input: "NaN" })).toEqual(["not-a-number"]);
    expect(codes({ output: "0.4", cacheRead: "0.5" }, sampleEntry({ perMTok: {} }))).toEqual([
      "output-below-cached-input",
    ]);
  });

  it("is quarantined even where others copy the same mistake", () => {
    const wrong = entry({ input: "20000" });
    expect(reconcilePrices(wrong, now, [wrong, wrong]).verdict).toBe("quarantined");
  });

  it("of a new model is taken as it is unless it cannot be", () => {
    expect(reconcilePrices(now, null, []).verdict).toBe("single");
    expect(reconcilePrices(entry({ input: "Infinity" }), null, []).verdict).toBe("quarantined");
  });
});
