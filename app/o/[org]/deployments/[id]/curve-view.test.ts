import { describe, expect, it } from "vitest";
import { ledger } from "@/server/roi";
import type { LedgerInput } from "@/server/roi/schema";
import { curveView } from "./curve-view";

const months = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    month: `2026-${String(at + 1).padStart(2, "0")}`,
    requests: 1_000_000,
    costs: { hosting: 2_000 },
  }));
const question = (given: Partial<LedgerInput> = {}): LedgerInput => ({
  ...{
    startedOn: "2026-01-01",
    asOf: "2026-08-31",
    months: months(8),
    plan: { upfront: 40_000, monthlySaving: 8_000 },
  },
  investment: [{ kind: "training", amount: 44_000 }],
  baseline: { prices: [{ from: "2026-01-01", perRequest: 0.01 }] },
  ...given,
});
const view = (input: LedgerInput, retiresOn: string | null = null) =>
  curveView(
    { ledger: ledger(input), startedOn: input.startedOn, retiresOn, plan: input.plan } as Parameters<
      typeof curveView
    >[0],
    "2026-10-02",
  );

describe("curveView", () => {
  it("begins with what was invested, and names the crossing and the planned one", () => {
    const { points, payback, planPayback, retirement } = view(question());
    expect([points.length, points[0]?.actual, points[0]?.plan, points.at(-1)?.actual]).toEqual([
      9, -44_000, -40_000, 20_000,
    ]);
    expect(payback).toEqual({ month: 5.5, lines: ["paid back 16 Jun,", "month 5.5"] });
    expect(planPayback).toEqual({ month: 5, lines: ["planned 1 Jun", "month 5.0"] });
    expect(retirement).toBeNull();
  });

  it("places a crossing by its share of a first month that is shorter", () => {
    const { payback } = view(
      question({ startedOn: "2026-01-17", baseline: { prices: [{ from: "2026-01-17", perRequest: 0.01 }] } }),
    );
    // 15 of 31 days of January count; every month saves 8,000, so half of the sixth month pays the rest.
    expect(payback?.month).toBeCloseTo(5.5, 6);
  });

  it("goes on to a projected payback and to a near retirement, and no further", () => {
    const input = question({ investment: [{ kind: "training", amount: 80_000 }] });
    const { points, payback, retirement } = view(input, "2026-11-16");
    expect([points.length, points[8]?.actual, points[9]?.actual, points[9]?.projected, points[10]?.projected]).toEqual([
      ...[12, -16_000, null, -8_000, 0],
    ]);
    expect(points[11]?.projected).toBeNull();
    expect(payback).toEqual({ month: 10, lines: ["at this rate 1 Nov,", "month 10.0"] });
    expect([retirement?.month, retirement?.lines]).toEqual([10.5, ["base switched off", "16 November 2026"]]);
    expect(view(input, "2028-01-01").retirement).toBeNull();
  });
});
