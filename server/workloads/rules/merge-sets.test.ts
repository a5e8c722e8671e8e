import { describe, expect, it } from "vitest";
import { mergeSets, type MergedSet } from "./merge-sets";

const set = (id: string, given: Partial<MergedSet>): MergedSet => ({
  ...{ id, version: 1, kind: "holdout", measuredOn: "2026-09-01", sampleSize: 100, accuracy: 0.9, consistency: null },
  ...{ p95LatencyMs: null, inputTokens: null, outputTokens: null, costPerRequest: null, outcomes: null },
  ...given,
});

describe("sets of one test, merged by a person", () => {
  it("weigh by their samples; the last day counts, and the largest p95, which the whole cannot exceed", () => {
    const merged = mergeSets([
      set("a", { accuracy: 0.9, sampleSize: 100, p95LatencyMs: 700, inputTokens: 500 }),
      set("b", { accuracy: 0.8, sampleSize: 300, p95LatencyMs: 900, inputTokens: 540, measuredOn: "2026-09-04" }),
    ]);
    expect(merged).toMatchObject({
      ...{ accuracy: 0.825, sampleSize: 400, p95LatencyMs: 900, inputTokens: 530, measuredOn: "2026-09-04", shared: 0 },
    });
  });

  it("count an example once where the examples are known", () => {
    const merged = mergeSets([
      set("a", { sampleSize: 2, accuracy: 0.5, outcomes: [["x", 1], ["y", 0]] }), // prettier-ignore
      set("b", { sampleSize: 2, accuracy: 1, outcomes: [["x", 1], ["z", 1]] }), // prettier-ignore
    ]);
    expect(merged).toMatchObject({ sampleSize: 3, shared: 1, accuracy: Number((2 / 3).toPrecision(12)) });
  });

  it("are not merged where they say different things of one example, or are not of one test", () => {
    const [one, other] = [set("a", { outcomes: [["x", 1]] }), set("b", { outcomes: [["x", 0]] })];
    expect(mergeSets([one, other])).toEqual({ code: "disagree", value: 1 });
    expect(mergeSets([set("a", {}), set("b", { version: 2 })])).toEqual({ code: "other-version" });
    expect(mergeSets([set("a", {}), set("b", { kind: "parallel" })])).toEqual({ code: "other-kind" });
    expect(mergeSets([set("a", {}), set("b", { consistency: 0.9 })])).toEqual({ code: "other-measures" });
  });
});
