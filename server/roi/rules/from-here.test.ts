import { describe, expect, it } from "vitest";
import type { EngineInput, Recommendation } from "@/server/engine";
import { Decimal } from "@/server/kernel/decimal";
import type { LedgerInput, QualityComparison } from "../schema";
import { exactLedger } from "./exact-ledger";
import { lowerOptions } from "./lower-options";
import { mixPrices } from "./mix-prices";
import { planGap } from "./plan-gap";
import { retrainingDue, type TrainedDeployment } from "./retraining-due";

describe("mixPrices", () => {
  const a = { from: null, input: "2", cached: "0.5", output: "8" };
  it("begins on the day asked for, and changes with the book", () => {
    const prices = [a, { ...a, from: "2026-06-01", input: "1" }];
    expect(mixPrices([{ share: "1", prices }], "2026-03-03")).toEqual([
      { from: "2026-03-03", inputPerMTok: "2", cachedInputPerMTok: "0.5", outputPerMTok: "8" },
      { from: "2026-06-01", inputPerMTok: "1", cachedInputPerMTok: "0.5", outputPerMTok: "8" },
    ]);
  });
  it("is the mean by shares, exactly, whatever the shares add up to; cached tokens without a price at the input price", () => {
    const b = { from: "2026-05-01", input: "10", cached: null, output: "30" };
    expect(
      mixPrices(
        [
          { share: "0.6", prices: [a] },
          { share: "0.2", prices: [b] },
        ],
        "2026-03-03",
      ),
    ).toEqual([{ from: "2026-05-01", inputPerMTok: "4", cachedInputPerMTok: "2.875", outputPerMTok: "13.5" }]);
  });
  it("has none where a model is unknown, and says nothing twice", () => {
    expect(mixPrices([{ share: 1, prices: [] }], "2026-03-03")).toEqual([]);
    expect(mixPrices([], "2026-03-03")).toEqual([]);
    expect(mixPrices([{ share: 1, prices: [a, { ...a, from: "2026-06-01" }] }], "2026-03-03")).toHaveLength(1);
  });
});

describe("retrainingDue", () => {
  const deployment = (given: Partial<TrainedDeployment> = {}): TrainedDeployment => ({
    ...{ level: 3, startedOn: "2026-01-10", endedOn: null, retrainEvery: 90, versions: [] },
    ...given,
  });
  const drifted = (date: string, verdict: QualityComparison["verdict"] = "drifted"): QualityComparison => ({
    ...{ metric: "accuracy", date, difference: -0.05, interval: null, z: -3, p: 0.001, verdict },
  });
  const due = (given: Partial<TrainedDeployment>, quality: QualityComparison[], today: string) => {
    const answer = retrainingDue(deployment(given), quality, today);
    return answer && [answer.isDue, answer.reason, answer.dueOn, answer.trainedOn];
  };
  it("is due on the day its interval ends, counted from the newest version that is no rollback", () => {
    expect(due({}, [], "2026-04-09")).toEqual([false, null, "2026-04-10", "2026-01-10"]);
    expect(due({}, [], "2026-04-10")).toEqual([true, "interval", "2026-04-10", "2026-01-10"]);
    const versions = [
      { since: "2026-03-01", isRollback: false },
      { since: "2026-03-15", isRollback: true },
      { since: "2026-06-01", isRollback: false },
    ];
    expect(due({ versions }, [], "2026-04-10")).toEqual([false, null, "2026-05-30", "2026-03-01"]);
  });
  it("is due when quality has drifted since, and no longer once it came back or was trained anew", () => {
    expect(due({ retrainEvery: null }, [drifted("2026-02-01")], "2026-02-02")).toEqual([
      true,
      "drifted",
      null,
      "2026-01-10",
    ]);
    expect(
      due({ retrainEvery: null }, [drifted("2026-02-01"), drifted("2026-03-01", "no-drift-shown")], "2026-03-02")?.[0],
    ).toBe(false);
    const versions = [{ since: "2026-02-10", isRollback: false }];
    expect(due({ retrainEvery: null, versions }, [drifted("2026-02-01")], "2026-02-12")?.[0]).toBe(false);
  });
  it("says nothing of what is not trained, has not begun or is over", () => {
    expect(due({ level: 2 }, [drifted("2026-02-01")], "2026-05-01")).toBeNull();
    expect(due({ startedOn: null }, [], "2026-05-01")).toBeNull();
    expect(due({ endedOn: "2026-04-30" }, [], "2026-05-01")).toBeNull();
  });
});

describe("lowerOptions", () => {
  const option = (id: string, level: 1 | 2 | 3, accuracy = 0.97) => ({
    id,
    label: id,
    level,
    hosting: "api" as const,
    evidence: { accuracy, sampleSize: 800 },
  });
  const input = {
    options: [option("deep", 3), option("dear", 1), option("cheap", 1, 0.8), option("gone", 1), option("middle", 2)],
  } as unknown as EngineInput;
  const economics = [
    ["dear", 900],
    ["cheap", 100],
    ["gone", 50],
    ["middle", 700],
  ].map(([name, monthlyCost]) => ({ option: name, monthlyCost }));
  const recommendation = {
    economics,
    current: { option: "deep", monthlyCost: 800 },
    excluded: { gone: "retired" },
  } as unknown as Recommendation;
  const compared = {
    input,
    recommendation,
    verdictOf: ({ id }: { id: string }) => (id === "cheap" ? ("fail" as const) : ("pass" as const)),
  };
  it("finds the cheapest of a lower level that passes and may be chosen", () => {
    const { deployed, lower, best } = lowerOptions(compared, { level: 3, optionKey: "deep" });
    expect([deployed?.monthlyCost, lower.map(({ key }) => key), best?.key]).toEqual([
      800,
      ["gone", "cheap", "middle", "dear"],
      "middle",
    ]);
    expect(lowerOptions(compared, { level: 2, optionKey: "middle" }).best?.key).toBe("dear");
    expect(lowerOptions(compared, { level: 1, optionKey: "nobody" })).toMatchObject({
      deployed: null,
      lower: [],
      best: null,
    });
  });
});

describe("planGap", () => {
  it("adds up to the distance from the plan", () => {
    const question: LedgerInput = {
      ...{ startedOn: "2026-01-01", asOf: "2026-02-28", plan: { upfront: 80, monthlySaving: 8 } },
      investment: [{ kind: "data", amount: 100 }],
      baseline: {
        prices: [
          { from: "2026-01-01", perRequest: 0.01 },
          { from: "2026-02-01", perRequest: 0.005 },
        ],
      },
      months: ["2026-01", "2026-02"].map((month) => ({ month, requests: 1_000, costs: { people: 1 } })),
    };
    const gap = planGap(exactLedger(question), 80)!;
    expect([gap.market, gap.investment, gap.running, gap.total].map(Number)).toEqual([-5, -20, 2, -23]);
    expect(gap.market.plus(gap.investment).plus(gap.running).eq(gap.total)).toBe(true);
    expect(planGap(exactLedger({ ...question, plan: null }), null)).toBeNull();
    expect(planGap(exactLedger(question), new Decimal(80))!.total.toNumber()).toBe(-23);
  });
});
