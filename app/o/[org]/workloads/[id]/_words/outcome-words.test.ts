import { describe, expect, it } from "vitest";
import { outcomeCell, outcomeCost, outcomeHeadline, trendWords } from "./outcome-words";
import { basisWords } from "./usage-words";

const month = (name: string, cost: string | null, given: object = {}) => ({
  ...{ month: name, isWhole: true, spend: "10", success: null, outcomes: cost === null ? null : 100, cost },
  ...{ unknown: cost === null ? ("success-not-measured" as const) : null },
  ...given,
});
const trend = { monthlyChange: -0.031, from: "2026-07", to: "2026-09", months: 3 };

describe("the cost of one outcome in words", () => {
  it("keeps three digits of what is less than a cent", () => {
    expect(["0.01234", "0.000002345", "0.5", "12.3456"].map((cost) => outcomeCost(cost, "USD"))).toEqual([
      "$0.0123",
      "$0.00000234",
      "$0.500",
      "$12.35",
    ]);
  });

  it("says the last whole month and the trend, and what is not known", () => {
    const months = [month("2026-08", "0.02"), month("2026-09", "0.01"), month("2026-10", "9", { isWhole: false })];
    expect(outcomeHeadline("ticket", { months, trend }, "USD")).toMatch(
      /^One ticket cost \$0\.0100 in September 2026, 3\.1.% less each month$/,
    );
    expect(outcomeHeadline("ticket", { months, trend: null }, "USD")).toBe("One ticket cost $0.0100 in September 2026");
    expect(outcomeHeadline("ticket", { months: [month("2026-09", null)], trend: null }, "USD")).toBe(
      "What one ticket costs is not known yet",
    );
    expect(outcomeCell(month("2026-09", null), "USD")).toBe("success was not measured yet");
    expect(trendWords({ months, trend: null })).toBe("A trend needs three whole months with a known cost.");
  });
});

describe("what a figure rests on", () => {
  const work = {
    busiestHour: { day: "2026-08-12", hour: 23, requests: 4120 },
    policy: { cacheHitRate: 0.9 } as Parameters<typeof basisWords>[2]["policy"],
  };
  const figure = (basis: Parameters<typeof basisWords>[1]["basis"]) => ({
    basis,
    measured: 1,
    override: null,
    value: 1,
  });
  it("is said with its hour, or what counts until it is typed", () => {
    expect(basisWords("peakToMean", figure("busiest-hour"), work)).toBe(
      "12 August 2026, 23:00–00:00 UTC, 4,120 requests",
    );
    expect(basisWords("cacheableShare", figure("block-hashes"), work)).toBe("blocks of a request trace that repeat");
    expect(basisWords("peakToMean", figure(null), work)).toBe(
      "the sources tell too few hours: 3 counts until it is typed",
    );
    expect(basisWords("monthlyGrowth", figure(null), work)).toMatch(/counts until a person accepts a suggestion$/);
  });
});
