import { describe, expect, it } from "vitest";
import { reviewContent } from "./review-content";
import { sampleDecision, sampleSnapshot, sampleWorkload } from "./sample-review";
import { summaryOf } from "./summary-of";

const whole = {
  snapshot: sampleSnapshot({
    workloads: [sampleWorkload(), sampleWorkload({ id: "kept", name: "Kept as it is", action: "keep" })],
    promised: [
      {
        ...{ quarterLabel: "Q2 2026", workloadId: "triage", workloadName: "Support triage", decision: "Trial" },
        ...{ promised: { low: "1", high: "2" }, realised: "3", note: null },
      },
    ],
    adjustments: [{ quarterLabel: "Q2 2026", cause: "late usage", amount: "12" }],
  }),
  decisions: [sampleDecision()],
  signatures: [],
  numbersHash: "ab".repeat(32),
};

describe("the summary of a review", () => {
  it("says on its first page what the whole says", () => {
    const [first, second] = [reviewContent(whole), reviewContent(summaryOf(whole))];
    for (const key of [
      "headline",
      "lede",
      "ladderTitle",
      "decisionsTitle",
      "decisions",
      "qualityLine",
      "hash",
    ] as const)
      expect(second[key], key).toEqual(first[key]);
  });

  it("carries nothing of the pages after it", () => {
    const { snapshot } = summaryOf(whole);
    expect([snapshot.deployments, snapshot.promised, snapshot.adjustments, snapshot.cells]).toEqual([[], [], [], []]);
    expect(JSON.stringify(snapshot)).not.toContain("late usage");
  });
});
