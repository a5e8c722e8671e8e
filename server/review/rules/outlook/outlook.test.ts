import { expect, test } from "vitest";
import { recommend, type EngineInput, type EngineOption } from "@/server/engine";
import type { RetirementLine, WorkloadLine } from "../../schema";
import { sampleWorkload } from "../sample-review";
import { exposureLines } from "./exposure-lines";
import { routerCandidates } from "./router-candidates";

const api = (id: string, perRequest: number, more: Partial<EngineOption> = {}): EngineOption => ({
  ...{ id, label: id.toUpperCase(), level: 1, hosting: "api", promptOptimised: true, price: { perRequest } },
  ...more,
});
const measured = (accuracy: number, sampleSize = 400) => ({ evidence: { accuracy, sampleSize, date: "2026-09-01" } });
const large = api("large", 0.01, measured(0.95));
const small = api("small", 0.001, measured(0.8));

/** A million requests a month, 90 % to be right, on the large model: $10,000 a month. */
function line(options: readonly EngineOption[], change: Partial<EngineInput> = {}): WorkloadLine {
  const recommendation = recommend({
    asOf: "2026-09-30",
    workload: { name: "Questions", task: "qa", requirements: { accuracy: 0.9 } },
    usage: { requestsPerMonth: 1_000_000, inputTokensPerRequest: 500, outputTokensPerRequest: 50 },
    current: "large",
    options: [...options],
    ...change,
  });
  return sampleWorkload({ id: "questions", name: "Questions", spend: "30000", recommendation });
}

test("what a smaller model was measured to answer rightly is what a router could send there at most", () => {
  const [found, ...rest] = routerCandidates([line([large, small])]);
  expect(rest).toEqual([]);
  expect(found).toMatchObject({
    ...{ workloadId: "questions", basis: "measured", smallLabel: "SMALL", restLabel: "LARGE", sampleSize: 400 },
  });
  // The Wilson interval of 320 of 400 begins at 75.8 %.
  expect(found?.share).toBeCloseTo(0.758, 3);
  // 0.758 × 1,000,000 × $0.009 × 12
  expect(found?.yearlySaving).toBeCloseTo((found?.share ?? 0) * 9000 * 12, 3);
});

test("where nobody measured the smaller model, no share is named: a tenth of the traffic is counted", () => {
  const untested = api("small", 0.001);
  expect(routerCandidates([line([large, untested])])).toEqual([]);
  // The untested one is to be tried for all of it, which saves more; a requirement that blocks that leaves the tenth.
  const withCost = line([large, api("small", 0.001, { upfront: { total: 200_000 } })]);
  expect(routerCandidates([withCost])[0]).toMatchObject({ basis: "unmeasured", share: null, sampleSize: null });
  expect(routerCandidates([withCost])[0]?.yearlySaving).toBeCloseTo(900 * 12, 3);
});

test("a router among the options is the engine's own advice", () => {
  const router: EngineOption = {
    ...{ id: "router", level: 1, label: "Router" },
    route: [
      { option: "small", share: 0.6 },
      { option: "large", share: 0.4 },
    ],
  };
  const [found] = routerCandidates([line([large, small, router])]);
  expect(found).toMatchObject({
    basis: "listed",
    smallLabel: "SMALL",
    restLabel: "LARGE",
    share: 0.6,
    isAdvised: true,
  });
  expect(found?.yearlySaving).toBeCloseTo(0.6 * 9000 * 12, 3);
});

test("it is none where the smaller model does for all of it, is too slow, is hardly cheaper, or may not be used", () => {
  const requirements = { accuracy: 0.9, p95LatencyMs: 800 };
  const workload = { name: "Questions", task: "qa" as const, requirements };
  const cases: WorkloadLine[] = [
    line([large, api("small", 0.001, measured(0.94))]),
    line([large, api("small", 0.001, { evidence: { accuracy: 0.8, p95LatencyMs: 2000, sampleSize: 400 } })], {
      workload,
    }),
    line([large, api("small", 0.006, measured(0.8))]),
    line([large, { ...small, retiresOn: "2026-10-10" }]),
    line([large, small], {
      usage: { requestsPerMonth: 10_000, inputTokensPerRequest: 500, outputTokensPerRequest: 50 },
    }),
    line([large, small], { current: null }),
    sampleWorkload({ recommendation: null }),
  ];
  for (const one of cases) expect(routerCandidates([one])).toEqual([]);
});

test("exposure says how long is left, in which quarter it goes, and whether its replacement was shown to do", () => {
  const retiring = (given: Partial<RetirementLine>): RetirementLine => ({
    ...{ model: "gpt-4o", retiresOn: "2027-01-14", workloadId: "a", workloadName: "A", runRate: "100" },
    replacement: "GPT-4.1 mini",
    ...given,
  });
  const lines = exposureLines(
    [
      retiring({}),
      retiring({ workloadId: "b", runRate: "900" }),
      retiring({ workloadId: null, retiresOn: "2026-10-23", replacement: null }),
    ],
    [sampleWorkload({ id: "a", confidence: "indicated" }), sampleWorkload({ id: "b", confidence: "untested" })],
    "2026-10-02",
    1,
  );
  expect(
    lines.map(({ workloadId, daysLeft, quarterLabel, readiness }) => [workloadId, daysLeft, quarterLabel, readiness]),
  ).toEqual([
    [null, 21, "Q4 2026", "none"],
    ["b", 104, "Q1 2027", "untested"],
    ["a", 104, "Q1 2027", "passes"],
  ]);
});
