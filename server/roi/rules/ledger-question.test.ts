import { describe, expect, it } from "vitest";
import { correctDrift } from "./correct-drift";
import { deploymentFaults } from "./deployment-faults";
import { exactLedger } from "./exact-ledger";
import { ledgerCsv } from "./ledger-csv";
import { ledgerQuestion, type RecordedDeployment } from "./ledger-question";
import type { QualityComparison } from "../schema";

const month = (name: string, requests = 1000) => ({ month: name, requests, costs: { inference: "2.5" } });
const deployment = (given: Partial<RecordedDeployment> = {}): RecordedDeployment => ({
  ...{ startedOn: "2026-01-15", endedOn: null, retiresOn: null, plan: null, investment: [], quality: [] },
  baseline: { prices: [{ from: "2026-01-01", perRequest: "0.01" }], isEstimated: false },
  months: [month("2026-01"), month("2026-02"), month("2026-03")],
  ...given,
});

describe("ledgerQuestion", () => {
  it("ends at the day asked for, inside a month too", () => {
    const { input, missing } = ledgerQuestion(deployment(), "2026-03-10");
    expect(input).toMatchObject({ asOf: "2026-03-10", startedOn: "2026-01-15" });
    expect([input!.months.length, missing]).toEqual([3, []]);
  });
  it("ends before the first month that nobody recorded, and names it", () => {
    const gap = deployment({ months: [month("2026-01"), month("2026-03")] });
    const { input, missing } = ledgerQuestion(gap, "2026-04-02");
    expect([input!.asOf, missing]).toEqual(["2026-01-31", ["2026-02", "2026-04"]]);
    expect(input!.months.map((one) => one.month)).toEqual(["2026-01"]);
  });
  it("counts an ended deployment to its last day, and leaves later months out", () => {
    const ended = ledgerQuestion(deployment({ endedOn: "2026-02-10" }), "2026-09-30");
    expect(ended.input).toMatchObject({ asOf: "2026-02-10" });
    expect([ended.input!.months.length, ended.missing]).toEqual([2, []]);
  });
  it("has no question before it begins, or without a price on its first day", () => {
    expect(ledgerQuestion(deployment(), "2026-01-14").withheld).toBe("not-started");
    expect(ledgerQuestion(deployment({ startedOn: null }), "2026-03-10").withheld).toBe("not-started");
    const late = { prices: [{ from: "2026-01-16", perRequest: "0.01" }], isEstimated: false };
    expect(ledgerQuestion(deployment({ baseline: late }), "2026-03-10").withheld).toBe("no-baseline");
  });
  it("can be asked before any month is recorded: what was invested is out", () => {
    const fresh = deployment({ months: [], investment: [{ kind: "training", amount: "80" }] });
    const { input } = ledgerQuestion(fresh, "2026-01-20");
    expect(exactLedger(input!)).toMatchObject({ status: "too-early", verdict: "too-early", rows: [] });
    expect(exactLedger(input!).cumulative.toFixed()).toBe("-80");
  });
  it("gives the ledger as a file, exact, with its cost lines", () => {
    const { input } = ledgerQuestion(deployment(), "2026-02-28");
    const lines = ledgerCsv(exactLedger(input!).rows, deployment().months).split("\r\n");
    expect(lines[0]).toBe(
      "month,length,requests,baseline_cost,frozen_baseline_cost,actual_cost,inference,hosting,retraining,monitoring,people,saving,cumulative,plan_cumulative",
    );
    expect(lines[2]).toBe("2026-02,1,1000,10,10,2.5,2.5,0,0,0,0,7.5,15,");
  });
});

describe("correctDrift", () => {
  const compared = (p: number | null, difference = -0.02): QualityComparison => ({
    ...{ metric: "accuracy", date: "2026-03-01", difference, interval: null, z: null, p },
    verdict: p === null ? "insufficient-evidence" : p < 0.05 ? "drifted" : "no-drift-shown",
  });
  it("keeps a clear drift and drops one that many tests make likely", () => {
    const many = Array.from({ length: 19 }, () => [compared(0.6)]);
    expect(correctDrift([[compared(0.04)], ...many], 0.05)[0]![0]!.verdict).toBe("no-drift-shown");
    expect(correctDrift([[compared(0.001)], ...many], 0.05)[0]![0]!.verdict).toBe("drifted");
  });
  it("never calls an improvement a drift, nor judges too few samples", () => {
    expect(correctDrift([[compared(0.001, 0.02)]], 0.05)[0]![0]!.verdict).toBe("no-drift-shown");
    expect(correctDrift([[compared(null)]], 0.05)[0]![0]!.verdict).toBe("insufficient-evidence");
  });
});

describe("deploymentFaults", () => {
  const draft = {
    startedOn: "2026-01-15",
    baseline: { prices: [{ from: "2026-01-01", perRequest: "0.01" }], isEstimated: false },
    investment: [],
  };
  const paths = (given: object) => deploymentFaults({ ...draft, ...given }).map(({ path }) => path);
  it("finds none in a whole one, nor in one that has not begun and has no price yet", () => {
    expect(paths({})).toEqual([]);
    expect(paths({ startedOn: null, baseline: { prices: [], isEstimated: false } })).toEqual([]);
  });
  it("names what is missing or contradicts", () => {
    expect(paths({ baseline: { prices: [], isEstimated: false } })).toEqual(["baseline.prices"]);
    expect(paths({ baseline: { prices: [{ from: "2026-02-01", perRequest: 1 }], isEstimated: false } })).toEqual([
      "baseline.prices[0].from",
    ]);
    expect(paths({ endedOn: "2026-01-14" })).toEqual(["endedOn"]);
    expect(paths({ startedOn: null, endedOn: "2026-01-14" })).toEqual(["endedOn"]);
    expect(paths({ retiresOn: "2026-01-01" })).toEqual(["retiresOn"]);
    expect(paths({ baseline: { prices: [{ from: "2026-01-01", inputPerMTok: 1 }], isEstimated: false } })).toContain(
      "baseline.prices[0].outputPerMTok",
    );
  });
});
