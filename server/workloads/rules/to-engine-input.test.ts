import { describe, expect, it } from "vitest";
import { recommend } from "@/server/engine";
import { optionDefinitionSchema, workloadProfileSchema, type OptionDefinitionInput } from "../schema";
import type { PriceLookup } from "./engine-option";
import type { InUse } from "./option-in-use";
import { optionFaults } from "./option-faults";
import { optionKeyFrom } from "./option-key";
import { startsNewVersion } from "./option-version";
import { overriddenThresholds } from "./overridden-thresholds";
import { judgeOption } from "./judge-option";
import { answerChanges } from "./answer-changes";
import { toEngineInput, type Question } from "./to-engine-input";

const lookup: PriceLookup = ({ model }) =>
  model === "gpt-4.1"
    ? { price: { inputPerMTok: 2, outputPerMTok: 8, cachedInputPerMTok: 0.5 }, retiresOn: "2027-04-14" }
    : null;
const definition = (given: Partial<OptionDefinitionInput> = {}) =>
  optionDefinitionSchema.parse({
    label: "GPT-4.1",
    level: 1,
    hosting: "api",
    priceOf: { provider: "openai", model: "gpt-4.1" },
    ...given,
  });
const using = (current: string | null, more: Partial<InUse> = {}): InUse => ({
  current,
  saidBy: "usage",
  router: null,
  shares: [],
  withoutOption: [],
  isUnknown: false,
  ...more,
});
const question = (given: Partial<Question> = {}): Question => ({
  name: "Triage",
  profile: workloadProfileSchema.parse({ task: "classification", requirements: { accuracy: 0.9 } }),
  usage: { requestsPerMonth: 1_000_000, inputTokensPerRequest: 1_000, outputTokensPerRequest: 50 },
  inUse: using("full"),
  options: [
    { key: "full", definition: definition(), evidence: { accuracy: 0.95, sampleSize: 1_000, date: "2026-09-01" } },
  ],
  lookup,
  machines: ({ name }) => (name === "gpu-1" ? 2 : null),
  shared: () => [],
  policy: {},
  asOf: "2026-09-30",
  currency: "USD",
  ...given,
});

describe("the question for the engine", () => {
  it("has prices and retirement from the book, evidence and requirements, and is answered", () => {
    const { input, withheld } = toEngineInput(question());
    expect(withheld).toBeNull();
    expect(input?.options).toEqual([
      expect.objectContaining({
        id: "full",
        level: 1,
        hosting: "api",
        retiresOn: "2027-04-14",
        price: { inputPerMTok: 2, outputPerMTok: 8, cachedInputPerMTok: 0.5 },
      }),
    ]);
    expect(input && recommend(input)).toMatchObject({ action: "keep", level: 1, confidence: "proven" });
  });

  it("leaves out what has no price, and what routes to it; it is withheld where that is in use", () => {
    const unknown = {
      key: "unknown",
      definition: definition({ priceOf: { provider: "openai", model: "gpt-9" } }),
      evidence: null,
    };
    const router = {
      key: "router",
      definition: definition({
        hosting: null,
        priceOf: null,
        route: [
          { option: "full", share: 0.5 },
          { option: "unknown", share: 0.5 },
        ],
      }),
      evidence: null,
    };
    const [full] = question().options;
    expect(toEngineInput(question({ options: [full!, unknown, router] }))).toMatchObject({
      leftOut: ["unknown", "router"],
      withheld: null,
      input: { options: [{ id: "full" }] },
    });
    expect(toEngineInput(question({ options: [full!, unknown], inUse: using("unknown") })).withheld).toMatchObject({
      code: "option-unpriced",
      names: ["unknown"],
    });
  });

  it("adds the router that was measured", () => {
    const cheap = {
      key: "cheap",
      definition: definition({ label: "Mini", priceOf: null, price: { inputPerMTok: 0.4, outputPerMTok: 1.6 } }),
      evidence: null,
    };
    const route = [
      { option: "full", share: 0.7 },
      { option: "cheap", share: 0.3 },
    ];
    const inUse = using("in-use", { router: { key: "in-use", isListed: false, level: 1, route } });
    const { input } = toEngineInput(question({ options: [...question().options, cheap], inUse }));
    expect(input?.current).toBe("in-use");
    expect(input && recommend(input).current?.monthlyCost).toBeCloseTo(0.7 * 2_400 + 0.3 * 480, 6);
  });

  it("prices added context into options that are not in use", () => {
    const few = {
      key: "few",
      definition: definition({ addedInput: { fewShot: 500, retrieved: 100 } }),
      evidence: null,
    };
    const ask = (current: string) =>
      toEngineInput(question({ options: [...question().options, few], inUse: using(current) })).input?.options[1];
    expect(ask("full")?.retrievalPerRequest).toBeCloseTo((600 * 2) / 1e6, 12);
    expect(ask("few")).not.toHaveProperty("retrievalPerRequest");
  });
});

describe("options", () => {
  it("are checked by the engine's rules and the book's", () => {
    const of = (given: Partial<OptionDefinitionInput>) =>
      optionFaults({ key: "new", definition: definition(given) }, [{ key: "full", definition: definition() }]);
    expect(of({})).toEqual([]);
    expect(of({ price: { perRequest: 1 } }).map(({ path }) => path)).toEqual(["priceOf"]);
    expect(of({ priceOf: null }).length).toBeGreaterThan(0);
    expect(of({ hosting: null, priceOf: null, route: [{ option: "nowhere", share: 1 }] }).length).toBeGreaterThan(0);
    expect(of({ hosting: null, priceOf: null, route: [{ option: "full", share: 1 }] })).toEqual([]);
  });

  it("begin a new version where what was measured changes, not where prices do", () => {
    expect(
      startsNewVersion(
        definition(),
        definition({
          label: "Other",
          monthlyFixed: 5,
          retiresOn: "2027-01-01",
          priceOf: null,
          price: { perRequest: 1 },
        }),
      ),
    ).toBe(false);
    expect(startsNewVersion(definition({ models: ["a", "b"] }), definition({ models: ["b", "a"] }))).toBe(false);
    for (const change of [
      { models: ["b"] },
      { promptVersion: "2" },
      { trainingRun: "r2" },
      { promptOptimised: true },
      { promptReduction: 0.2 },
    ])
      expect(startsNewVersion(definition({ models: ["a"] }), definition({ models: ["a"], ...change }))).toBe(true);
  });

  it("get keys from their labels", () => {
    expect(optionKeyFrom("GPT-4.1 mini, fine-tuned", [])).toBe("gpt-4.1-mini-fine-tuned");
    expect(optionKeyFrom("GPT-4.1", ["gpt-4.1", "gpt-4.1-2"])).toBe("gpt-4.1-3");
    expect(optionKeyFrom("日本", [])).toBe("option");
  });

  it("are judged as the engine does, excluded or not", () => {
    const { input } = toEngineInput(question());
    const judge = (evidence: object | null) =>
      judgeOption(input!, { id: "x", level: 5, hosting: "self-hosted", monthlyFixed: 1, evidence });
    expect(judge({ accuracy: 0.95, sampleSize: 1_000 })).toMatchObject({ verdict: "pass", confidence: "proven" });
    expect(judge({ accuracy: 0.91, sampleSize: 150 })).toMatchObject({ verdict: "pass", confidence: "indicated" });
    expect(judge({ accuracy: 0.5, sampleSize: 1_000 })).toMatchObject({
      verdict: "fail",
      confidence: null,
      reasons: [{ code: "accuracy-missed" }],
    });
    expect(judge({ accuracy: 0.89, sampleSize: 1_000 })).toMatchObject({
      verdict: "untested",
      reasons: [{ code: "accuracy-inconclusive" }],
    });
    expect(judge(null)).toMatchObject({ verdict: "untested", reasons: [{ code: "no-evidence" }] });
  });
});

describe("what would change the answer", () => {
  it("is found by asking again", () => {
    const tuned = {
      key: "tuned",
      definition: definition({
        label: "Tuned",
        level: 3,
        hosting: "managed",
        priceOf: null,
        price: { inputPerMTok: 0.5, outputPerMTok: 2 },
        maintenanceMonthly: 300,
        upfront: { total: 5_000 },
      }),
      evidence: null,
    };
    const profile = workloadProfileSchema.parse({
      task: "classification",
      narrow: true,
      labelledExamples: 20_000,
      requirements: { accuracy: 0.9 },
    });
    const { input } = toEngineInput(question({ profile, options: [...question().options, tuned] }));
    const answer = recommend(input!);
    expect(answer).toMatchObject({ action: "trial", option: "tuned" });
    const changes = answerChanges(input!, answer);
    expect(changes).toContainEqual(
      expect.objectContaining({
        code: "option-fails",
        option: "tuned",
        then: expect.objectContaining({ action: "keep", option: "full" }),
      }),
    );
    const below = changes.find((change) => change.code === "volume-below");
    expect(below && "value" in below && typeof below.value === "number" && below.value).toBeLessThan(1_000_000);
    const at = (factor: number) =>
      recommend({
        ...input!,
        usage: { ...input!.usage, requestsPerMonth: Number(below && "value" in below ? below.value : 0) * factor },
      });
    expect(at(0.98).option).toBe("full");
    expect(at(1.02).option).toBe("tuned");
    const retires = changes.find((change) => change.code === "retires-before");
    expect(retires).toMatchObject({ option: "tuned", now: null });
  });
});

describe("thresholds", () => {
  it("keep only what differs from the defaults", () => {
    expect(
      overriddenThresholds({
        minSample: 100,
        horizonMonths: 36,
        minUpfront: { "3": 5_000, "4": 20_000 },
        adverse: { costFactor: 1.25, volumeFactors: [0.75, 1.25] },
      }),
    ).toEqual({
      horizonMonths: 36,
      minUpfront: { "4": 20_000 },
    });
  });
});
