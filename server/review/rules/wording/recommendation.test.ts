import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { plain } from "@/server/testing/plain";
import {
  recommend,
  type EngineInput,
  type EngineOption,
  type Reason,
  type ReasonCode,
  type Recommendation,
  type RiskCode,
} from "@/server/engine";
import * as words from "./index";

const headline = (recommendation: Recommendation) => plain(words.textOf(words.recommendationHeadline(recommendation)));
const reason = (recommendation: Recommendation) => plain(words.recommendationReason(recommendation));

const option = (
  id: string,
  level: 1 | 2 | 3,
  perRequest: number,
  accuracy: number | null,
  change: Partial<EngineOption> = {},
): EngineOption => ({
  ...{ id, level, hosting: "api", promptOptimised: true, price: { perRequest } },
  label: id.toUpperCase(),
  ...(accuracy === null ? {} : { evidence: { accuracy, sampleSize: 2000, date: "2026-09-01" } }),
  ...change,
});
const ask = (
  options: EngineOption[],
  current: string | null,
  change: Partial<EngineInput["workload"]> = {},
): Recommendation =>
  recommend({
    asOf: "2026-09-30",
    workload: {
      name: "w",
      task: "classification",
      narrow: true,
      labelledExamples: 20_000,
      requirements: { accuracy: 0.9 },
      ...change,
    },
    usage: { requestsPerMonth: 1_000_000, inputTokensPerRequest: 1000, outputTokensPerRequest: 50 },
    current,
    options,
  });

describe("the sentences of a recommendation", () => {
  it("keep", () => {
    const kept = ask([option("a", 1, 0.01, 0.95)], "a");
    expect(headline(kept)).toBe("Keep A: it measures 95 % accuracy against 90 % required.");
    expect(reason(kept)).toBe(
      "A measures 95 % accuracy against 90 % required; nothing that passes or may pass pays against it.",
    );
  });

  it("switch, with the day the one in use goes", () => {
    const cheaper = [option("a", 1, 0.01, 0.95), option("b", 1, 0.001, 0.94)];
    expect(headline(ask(cheaper, "a"))).toBe(
      "Switch to B: it measures 94 % accuracy against 90 % required, and save $58–108k a year.",
    );
    const going = ask([option("a", 1, 0.01, 0.95, { retiresOn: "2027-01-14" }), option("b", 1, 0.001, 0.94)], "a");
    expect(going.action).toBe("switch");
    expect(headline(going)).toMatch(/^Switch to B: A is switched off on 14 January 2027, and save \$/);
    expect(reason(going)).toBe("A is switched off on 14 January 2027; B measures 94 % accuracy against 90 % required.");
  });

  it("trial for money, and for quality", () => {
    const money = ask(
      [option("a", 1, 0.01, 0.95), option("b", 3, 0.001, null, { hosting: "managed", upfront: { total: 18_000 } })],
      "a",
    );
    expect(money).toMatchObject({ action: "trial", costDriven: true });
    expect(headline(money)).toBe("Trial B: it would pay back $18,000 in 2 months.");
    expect(reason(money)).toMatch(
      /^This step is about money alone; \$18,000 up front is paid back in 2 months \(.* in the adverse case\)\.$/,
    );
    const quality = ask(
      [option("a", 1, 0.01, 0.7), option("b", 3, 0.001, null, { hosting: "managed", upfront: { total: 9000 } })],
      "a",
    );
    expect(quality).toMatchObject({ action: "trial", costDriven: false });
    expect(headline(quality)).toBe("Trial B: it may meet 90 % accuracy; what stands below does not.");
    expect(reason(quality)).toBe(
      "A measures 70 % accuracy where 90 % is required; quality, not cost, asks for this step.",
    );
  });

  it("trial of what is in use", () =>
    expect(headline(ask([option("a", 1, 0.01, null)], "a"))).toBe(
      "Measure A; it is in use, untested against 90 % accuracy.",
    ));

  it("step up, step down, adopt", () => {
    const up = ask([option("a", 1, 0.001, 0.7), option("b", 3, 0.001, 0.95, { upfront: { total: 0 } })], "a");
    expect(headline(up)).toBe("Step up to B: it measures 95 % accuracy against 90 % required.");
    expect(reason(up)).toBe(
      "A measures 70 % accuracy where 90 % is required; B measures 95 % accuracy against 90 % required.",
    );
    const down = ask([option("a", 1, 0.001, 0.95), option("b", 3, 0.01, 0.95)], "b");
    expect(headline(down)).toMatch(/^Step down to A: it measures 95 % accuracy against 90 % required, and save \$/);
    expect(headline(ask([option("a", 1, 0.001, 0.95)], null))).toBe(
      "Adopt A: it measures 95 % accuracy against 90 % required.",
    );
  });

  it("unmet, with what would unblock", () => {
    const blocked = ask([option("a", 1, 0.001, 0.7)], "a", { labelledExamples: 200 });
    expect(blocked.action).toBe("unmet");
    expect(headline(blocked)).toMatch(/^Nothing tested meets 90 % accuracy; /);
    const unblocked = words.unblockClause(
      ["too-few-examples"],
      [{ code: "too-few-examples", value: 200, threshold: 1000, source: "profile" }],
    );
    expect(unblocked).toBe("1,000 labelled examples would open fine-tuning");
    expect(words.unblockClause(["not-needed" as ReasonCode], [])).toBe("list another option to test");
  });
});

describe("reasons", () => {
  const sentence = (code: ReasonCode, value?: number, threshold?: number) =>
    plain(words.reasonSentence({ code, option: "a", value, threshold, source: "evidence" } as Reason, () => "GPT"));
  it.each([
    ["accuracy-met", 0.94, 0.9, "GPT measures 94 % accuracy; 90 % is required."],
    ["accuracy-missed", 0.874, 0.9, "GPT measures 87.4 % accuracy where 90 % is required."],
    [
      "accuracy-inconclusive",
      0.89,
      0.9,
      "GPT measures 89 % accuracy where 90 % is required; the sample is too small to prove a miss.",
    ],
    ["accuracy-unmeasured", undefined, 0.9, "GPT has no measured accuracy; 90 % is required."],
    ["consistency-missed", 0.9, 0.98, "GPT measures 90 % consistency where 98 % is required."],
    ["latency-met", 620, 900, "GPT measures 620 ms p95 latency; 900 ms is allowed."],
    ["latency-missed", 1200, 900, "GPT measures 1,200 ms p95 latency where 900 ms is allowed."],
    ["no-evidence", undefined, undefined, "GPT has not been measured."],
    ["small-sample", 40, 100, "GPT was measured on 40 samples; 100 are needed."],
    ["moving-target", 26, 4, "The task changes 26 times a year; 4 is the limit."],
    ["too-few-examples", 200, 1000, "200 labelled examples exist; 1,000 are needed."],
    ["retiring", 2, 3, "GPT is switched off in 2 months; 3 months are the least."],
    [
      "self-hosting-not-justified",
      2e6,
      1e7,
      "2M tokens a day do not justify machines of your own for GPT; more than 10M would.",
    ],
  ] as const)("%s", (code, value, threshold, expected) => expect(sentence(code, value, threshold)).toBe(expected));

  const codes: ReasonCode[] = [
    ...(["accuracy", "consistency", "latency"] as const).flatMap((metric) =>
      (["met", "missed", "inconclusive", "unmeasured"] as const).map((ending) => `${metric}-${ending}` as const),
    ),
    ...(["no-evidence", "small-sample", "no-requirement", "prompt-not-optimised", "knowledge-not-needed"] as const),
    ...([
      "domain-not-unique",
      "from-scratch-not-allowed",
      "none-listed",
      "not-narrow",
      "open-ended",
      "moving-target",
    ] as const),
    ...(["too-few-examples", "retired", "retiring", "data-must-stay", "self-hosting-not-justified"] as const),
    ...(["interactive", "fresh-knowledge"] as const),
  ];
  it("are sentences with and without numbers, for every code", () => {
    for (const code of codes)
      for (const text of [sentence(code), sentence(code, 0.5, 0.75)]) expect(text, code).toMatch(/^[A-Z0-9].*[^. ]\.$/);
    expect(new Set(codes.map((code) => sentence(code))).size).toBe(codes.length);
  });
});

describe("risks, treatments, experiments", () => {
  const risks: RiskCode[] = [
    ...(["distribution-collapse", "few-examples", "no-retraining-budget", "price-decline", "single-unit"] as const),
    ...([
      "operations-burden",
      "upfront-estimated",
      "thin-evidence",
      "stale-evidence",
      "sunset",
      "moving-target",
    ] as const),
    ...(["rung-skipped", "data-must-stay", "fresh-knowledge"] as const),
  ];
  it("has a sentence for every risk, with and without numbers", () => {
    for (const code of risks)
      for (const numbers of [{}, { value: 200, threshold: 5000 }])
        expect(
          words.riskSentence({ code, option: "a", ...numbers }, () => "GPT"),
          code,
        ).toMatch(/^[A-Z][^:]*: .*[^. ]\.$/);
    expect(words.riskSentence({ code: "sunset", option: "a", value: "2028-01-14" }, () => "GPT")).toBe(
      "Sunset: GPT is switched off on 14 January 2028.",
    );
    expect(words.riskSentence({ code: "few-examples", option: "a", value: 1200, threshold: 5000 }, () => "GPT")).toBe(
      "Few examples: 1,200 to train on, 5,000 are comfortable.",
    );
  });
  it("says what a treatment saves", () => {
    const treatment = {
      kind: "distillation",
      advised: true,
      monthlySaving: 1920,
      option: null,
      estimated: true,
    } as const;
    expect(words.treatmentSentence(treatment, "USD", String)).toBe(
      "Distillation would save $1,920 a month, by a rule of thumb.",
    );
    expect(
      words.treatmentSentence({ ...treatment, kind: "batch", option: "a", estimated: false }, "USD", () => "GPT"),
    ).toBe("Batch (GPT) would save $1,920 a month.");
    expect(words.treatmentSentence({ ...treatment, advised: false }, "USD", String)).toBe(
      "Distillation: nothing to gain.",
    );
    expect(words.treatmentSentence({ ...treatment, monthlySaving: -5, estimated: false }, "USD", String)).toBe(
      "Distillation would cost $5 more a month.",
    );
  });
  it("says what to test next", () => {
    const experiment = {
      options: ["a", "b"],
      sampleSize: 1000,
      trafficShare: 0.01,
      days: 4,
      measures: ["accuracy", "cost"],
    } as const;
    expect(plain(words.experimentSentence(experiment, (id) => id.toUpperCase()))).toBe(
      "Test A and B on 1,000 requests: 1 % of traffic for 4 days, measuring accuracy and cost.",
    );
    expect(plain(words.experimentSentence({ ...experiment, options: [], trafficShare: 1, days: 1 }, String))).toBe(
      "Once there is an option to test, test it on 1,000 requests: all traffic for 1 day, measuring accuracy and cost.",
    );
    expect(words.experimentSentence(null, String)).toBeNull();
  });
});

const golden = path.join(process.cwd(), "../shared/spec/golden/recommend");
const hasGolden = existsSync(golden);
if (!hasGolden) console.info("The published cases of the specification are not here; their sentences are not read.");
describe.skipIf(!hasGolden)("the published cases", () => {
  it("have a headline of at most 90 characters and one sentence of reason", () => {
    for (const file of readdirSync(golden)) {
      const { input } = JSON.parse(readFileSync(path.join(golden, file), "utf8")) as { input: EngineInput };
      const recommendation = recommend(input);
      expect(headline(recommendation).length, file).toBeLessThanOrEqual(words.HEADLINE_LENGTH);
      expect(words.recommendationHeadline(recommendation).length, file).toBeLessThanOrEqual(2);
      for (const text of [headline(recommendation), reason(recommendation)])
        expect(text, file).toMatch(/^[^!]*[^.; ]\.$/);
      expect(text(recommendation), file).not.toMatch(/undefined|null|NaN|optimi[sz]e|potential|insight|at worst/i);
    }
  });
});
const text = (recommendation: Recommendation): string =>
  [
    headline(recommendation),
    reason(recommendation),
    ...recommendation.steps.flatMap((step) =>
      words.reasonSentences(step.reasons, (id) => words.labelOf(recommendation, id)),
    ),
  ].join(" ");
