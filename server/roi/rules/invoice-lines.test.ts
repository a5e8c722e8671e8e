import { describe, expect, it } from "vitest";
import { addMonths } from "@/server/kernel/day";
import { ledger } from "./ledger";

/** Requests, inference, hosting, retraining of nine months; monitoring 520 and people 600 in each. */
const months = [
  [910, 786, 2530, 0],
  [860, 743, 2285, 0],
  [950, 821, 2530, 2846],
  [960, 829, 2448, 0],
  [990, 855, 2530, 0],
  [1000, 864, 2448, 1966],
  [1020, 881, 2530, 0],
  [1040, 899, 2530, 0],
  [1090, 942, 2448, 2011],
] as const;

describe("a year of reading invoice lines", () => {
  const answer = ledger({
    startedOn: "2026-01-01",
    asOf: "2026-09-30",
    investment: [
      { kind: "training", amount: 4000 },
      { kind: "data", amount: 12400 },
      { kind: "evaluation", amount: 5000 },
      { kind: "integration", amount: 6000 },
    ],
    // 2,400 tokens in, 420 out; in June both became a fifth cheaper
    baseline: {
      inputTokensPerRequest: 2400,
      outputTokensPerRequest: 420,
      prices: [
        { from: "2025-10-01", inputPerMTok: 2.5, outputPerMTok: 10 },
        { from: "2026-06-01", inputPerMTok: 2, outputPerMTok: 8 },
      ],
    },
    months: months.map(([thousands, inference, hosting, retraining], index) => ({
      month: addMonths("2026-01", index),
      requests: thousands * 1000,
      costs: { inference, hosting, retraining, monitoring: 520, people: 600 },
    })),
    plan: { upfront: 22000, monthlySaving: 4500 },
    quality: [
      { date: "2026-01-01", metric: "accuracy", value: 0.962, sampleSize: 800 },
      { date: "2026-09-15", metric: "accuracy", value: 0.957, sampleSize: 650 },
    ],
  });

  it("pays back in July, behind its plan, and still saves", () => {
    expect(answer).toMatchObject({
      status: "paid-back",
      verdict: "keep",
      belowAgain: false,
      investment: 27400,
      idle: [],
    });
    expect(answer.paybackMonths).toBeCloseTo(6.74, 2);
    expect(answer.planPaybackMonths).toBeCloseTo(4.89, 2);
    expect(answer.rows.at(-1)?.planCumulative).toBe(18500);
  });
  it("shows what the market took back and adds up", () => {
    expect(answer.marketTookBack).toBe(8466);
    expect(answer.rows.reduce((sum, row) => sum + row.frozenBaselineCost, 0)).toBeCloseTo(89_964, 6);
    expect(answer.rows.reduce((sum, row) => sum + row.baselineCost, 0)).toBeCloseTo(81_498, 6);
    expect(answer.cumulative).toBe(81_498 - 46_802 - 27_400);
  });
  it("finds no drift: half a point less, from 2.7 less to 1.5 more", () => {
    const compared = answer.quality[0];
    expect(compared).toMatchObject({ difference: -0.005, verdict: "no-drift-shown" });
    expect(compared?.interval?.map((bound) => bound.toFixed(3))).toEqual(["-0.027", "0.015"]);
  });
});
