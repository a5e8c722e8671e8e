import { expect, test } from "vitest";
import type { ReviewSnapshot } from "../schema";
import { sampleSnapshot } from "./sample-review";
import { scenarioContents } from "./scenario-content";
import { reviewContent } from "./review-content";

const snapshot = sampleSnapshot();
const [workload] = snapshot.workloads;
const answer = { action: "keep", level: 1, option: "a", label: "GPT", saving: null, upfront: null } as const;
const line = {
  ...{ id: "s", workloadId: workload?.id ?? "", workloadName: "Triage", name: "Twice the volume", note: "may grow" },
  changes: [{ path: "usage.requestsPerMonth", now: 1_000_000, value: 2_000_000 }],
  present: { ...answer, monthlyCost: "1000" },
  answer: {
    ...answer,
    action: "step-up",
    level: 3,
    option: "b",
    label: "Tuned",
    saving: { low: "100", high: "900" },
    monthlyCost: "700",
  },
  ...{ savedBy: "Ines Ko", savedAt: "2026-10-02T08:00:00.000Z" },
} as const;

test("says what was supposed, what would be advised, and what is", () => {
  const carrying: ReviewSnapshot = { ...snapshot, scenarios: [line, { ...line, id: "t", answer: null }] };
  const [first, second] = scenarioContents(carrying);
  expect(first?.title).toBe("Triage: Twice the volume");
  expect(first?.changes).toEqual(["Requests a month: 2,000,000 instead of 1,000,000"]);
  expect(first?.then).toMatch(/^Step up to Tuned, .*level.*3; \$700 a month; saves \$100.900 a year$/);
  expect(first?.now).toContain("Keep GPT");
  expect(first?.by).toBe("Ines Ko, 2 Oct");
  expect(second?.then).toBe("cannot be asked of this quarter");
});

test("a review from before there were scenarios reads as before", () => {
  expect("scenarios" in snapshot).toBe(false);
  expect(reviewContent({ snapshot, decisions: [], signatures: [], numbersHash: "0" }).scenarios).toEqual([]);
});
