import { describe, expect, test } from "vitest";
import { recommend } from "./recommend";
import type { EngineOption } from "./engine-input";
import { fineTune, inputOf, measured, option, type Story } from "./testing/input-of";

const answerTo = (options: readonly EngineOption[], story?: Story) => recommend(inputOf(options, story));
const verdicts = (answer: ReturnType<typeof answerTo>): readonly string[] => answer.steps.map(({ verdict }) => verdict);

describe("what runs and passes", () => {
  test("stays where nothing else is known", () => {
    const answer = answerTo([option("api")]);
    expect(answer).toMatchObject({ level: 1, option: "api", action: "keep", confidence: "proven", robust: null });
    expect(answer.nextExperiment).toBeNull();
    expect(verdicts(answer)).toEqual(["sufficient", "not-needed", "no-option", "not-needed", "not-needed"]);
    expect(answer.steps[2]?.reasons).toEqual([{ code: "none-listed", source: "profile" }]);
  });

  test("is replaced on its level by one that saves a quarter, not by one that saves a fifth", () => {
    const cheaper = (price: number) => answerTo([option("api"), option("mini", { price: { perRequest: price } })]);
    expect(cheaper(0.00075)).toMatchObject({ option: "mini", action: "switch", costDriven: false });
    expect(cheaper(0.0008)).toMatchObject({ option: "api", action: "keep" });
  });

  test("is not replaced for less than the least monthly saving, whatever its share", () => {
    const half = option("mini", { price: { perRequest: 0.0005 } });
    expect(answerTo([option("api"), half], { usage: { requestsPerMonth: 399_000 } }).option).toBe("api");
    expect(answerTo([option("api"), half], { usage: { requestsPerMonth: 400_000 } }).option).toBe("mini");
  });

  test("comes down a level where the lower one is no dearer, and stays where it is dearer by a dollar", () => {
    const down = (price: number) =>
      answerTo([fineTune("ft", { monthlyFixed: 1000 }), option("prompt", { price: { perRequest: price } })]);
    expect(down(0.000999)).toMatchObject({ option: "prompt", level: 1, action: "step-down", costDriven: false });
    expect(down(0.001001)).toMatchObject({ option: "ft", level: 3, action: "keep" });
  });

  test("is adopted where nothing was in use, by the cheapest a request", () => {
    const answer = answerTo([option("a"), option("b", { price: { perRequest: 0.0009 } })], { current: null });
    expect(answer).toMatchObject({ option: "b", action: "adopt", current: null, robust: null });
    expect(answer.economics.map((row) => [row.option, row.breakEvenMonths, row.yearlySaving])).toEqual([
      ["a", null, null],
      ["b", null, null],
    ]);
    expect(answer.treatments.every(({ advised }) => !advised)).toBe(true);
  });

  test("ties go to the first id by code units", () => {
    expect(answerTo([option("b"), option("Z"), option("a")], { current: null }).option).toBe("Z");
  });
});

describe("what fails", () => {
  test("is optimised before anything above it is tried", () => {
    const answer = answerTo([option("api", { promptOptimised: false, evidence: measured(0.7) }), fineTune("ft")]);
    expect(answer).toMatchObject({ level: 1, option: "api", action: "trial", confidence: "untested" });
    expect(answer.steps[0]?.reasons.map(({ code }) => code)).toEqual(["accuracy-missed", "prompt-not-optimised"]);
  });

  test("is left for the first level above that passes", () => {
    const answer = answerTo([option("api", { evidence: measured(0.7) }), fineTune("ft")]);
    expect(answer).toMatchObject({ level: 3, option: "ft", action: "step-up", costDriven: false });
    expect(verdicts(answer).slice(0, 3)).toEqual(["insufficient", "not-needed", "sufficient"]);
  });

  test("stays in use, unmet, where the next level is blocked, and says what would unblock it", () => {
    const answer = answerTo([option("api", { evidence: measured(0.7) }), fineTune("ft", { evidence: null })], {
      workload: { labelledExamples: 200, narrow: false },
    });
    expect(answer).toMatchObject({ level: 1, option: "api", action: "unmet", confidence: "none" });
    expect(answer.unblock).toEqual(["not-narrow", "too-few-examples"]);
    expect(answer.nextExperiment?.options).toEqual([]);
  });

  test("leaves nothing where nothing was in use", () => {
    const answer = answerTo([fineTune("ft", { retiresOn: "2026-10-01" })], { current: null });
    expect(answer).toMatchObject({ level: null, option: null, action: "unmet", unblock: ["none-listed"] });
  });

  test("leads past the top: unmet without anything to unblock", () => {
    const answer = answerTo([option("api", { evidence: measured(0.7) }), fineTune("ft", { evidence: measured(0.7) })]);
    expect(verdicts(answer)).toEqual(["insufficient", "not-needed", "insufficient", "not-needed", "not-needed"]);
    expect(answer).toMatchObject({ action: "unmet", option: "api", unblock: [] });
  });
});

describe("a rung without an option", () => {
  test("is skipped, with the risk said, where something above suffices", () => {
    const rag = option("rag", { level: 2 });
    const answer = answerTo([rag], { workload: { needsProprietaryKnowledge: true }, current: null });
    expect(answer).toMatchObject({ level: 2, action: "adopt" });
    expect(answer.risks).toContainEqual({ code: "rung-skipped", option: "rag", value: 1 });
  });

  test("is skipped where the option in use is above it and has not failed", () => {
    const answer = answerTo([fineTune("ft", { evidence: null })]);
    expect(answer).toMatchObject({ level: 3, option: "ft", action: "trial" });
    expect(answer.risks.map(({ code }) => code)).toContain("rung-skipped");
  });

  test("ends the climb where nothing above is shown", () => {
    const answer = answerTo([fineTune("ft", { evidence: null })], { current: null });
    expect(answer).toMatchObject({ action: "unmet", unblock: ["none-listed"] });
  });
});

describe("money", () => {
  test("a passing fine-tune pays back $6,000 at $500 a month in exactly twelve months", () => {
    const answer = answerTo([option("api"), fineTune("ft")]);
    expect(answer).toMatchObject({ level: 3, option: "ft", action: "step-up", costDriven: true, robust: false });
    expect(answer.economics[0]).toMatchObject({
      monthlyCost: 500,
      costPerRequest: 0.0005,
      upfront: 6000,
      breakEvenMonths: 12,
      breakEvenRequestsPerMonth: 500_000,
      horizonSaving: 6000,
      horizonSavingShare: 0.25,
      roi: 1,
    });
    expect(answer.economics[0]?.yearlySaving?.expected).toBe(6000);
    expect(answer.wait).toEqual({ advised: true, reason: "price-decline" });
    expect(answerTo([option("api"), fineTune("ft", { upfront: { total: 6001 } })]).action).toBe("keep");
  });

  test("an untested neighbour is tried before an untested fine-tune, but not before a passing one that saves more", () => {
    const mini = option("mini", { price: { perRequest: 0.0005 }, evidence: null });
    const cheapTune = (evidence: EngineOption["evidence"]) =>
      fineTune("ft", { monthlyFixed: 100, upfront: { total: 0 }, evidence });
    expect(answerTo([option("api"), mini, cheapTune(null)])).toMatchObject({ option: "mini", action: "trial" });
    expect(answerTo([option("api"), mini, cheapTune(measured(0.95))])).toMatchObject({
      option: "ft",
      action: "step-up",
    });
  });

  test("few examples stop an untested fine-tune for money, a moving target also a passing one", () => {
    const tuned = (evidence: EngineOption["evidence"]) => fineTune("ft", { upfront: { total: 0 }, evidence });
    const few = { workload: { labelledExamples: 999 } };
    const moving = { workload: { changesPerYear: 5 } };
    expect(answerTo([option("api"), tuned(null)], few).action).toBe("keep");
    expect(answerTo([option("api"), tuned(measured(0.95))], few).action).toBe("step-up");
    expect(answerTo([option("api"), tuned(measured(0.95))], moving).action).toBe("keep");
  });

  test("a fine-tune for money needs volume or spend", () => {
    const tuned = fineTune("ft", { monthlyFixed: 100, upfront: { total: 0 } });
    const at = (requestsPerMonth: number, perRequest: number) =>
      answerTo([option("api", { price: { perRequest } }), tuned], { usage: { requestsPerMonth } }).option;
    expect(at(99_999, 0.01)).toBe("api");
    expect(at(100_000, 0.01)).toBe("ft");
    expect(at(50_000, 0.0999)).toBe("api");
    expect(at(50_000, 0.1)).toBe("ft");
  });

  test("levels 4 and 5 are never chosen for cost", () => {
    const pretrained = option("cpt", { level: 4, hosting: "managed", monthlyFixed: 1, upfront: { total: 0 } });
    const answer = answerTo([option("api"), pretrained], { workload: { uniqueDomain: true } });
    expect(verdicts(answer)[3]).toBe("sufficient");
    expect(answer.action).toBe("keep");
  });

  test("a trial below the option in use is for money alone, and only where it pays", () => {
    const prompt = (price: number) => option("prompt", { price: { perRequest: price }, evidence: null });
    const tuned = fineTune("ft", { monthlyFixed: 1000 });
    expect(answerTo([tuned, prompt(0.00074)])).toMatchObject({ option: "prompt", action: "trial", costDriven: true });
    expect(answerTo([tuned, prompt(0.00076)])).toMatchObject({ option: "ft", action: "keep" });
  });
});

describe("evidence", () => {
  test("no requirement: what is in use is assumed to do, others are at most tried", () => {
    const story = { workload: { requirements: {} } };
    expect(answerTo([option("api")], story)).toMatchObject({ action: "keep", confidence: "assumed" });
    expect(answerTo([option("api"), option("mini", { price: { perRequest: 0.0005 } })], story)).toMatchObject({
      option: "mini",
      action: "trial",
      costDriven: true,
    });
  });

  test("what is in use and unmeasured is measured before a sibling of the same price replaces it", () => {
    const answer = answerTo([option("api", { evidence: null }), option("other")]);
    expect(answer).toMatchObject({ option: "api", action: "trial", costDriven: false });
    expect(answer.nextExperiment).toEqual({
      options: ["api"],
      sampleSize: 1000,
      trafficShare: 0.01,
      days: 3,
      measures: ["accuracy", "cost"],
    });
  });

  test("a pass whose interval reaches below the requirement is indicated, and said to be thin", () => {
    const answer = answerTo([option("api", { evidence: measured(0.91) })]);
    expect(answer.confidence).toBe("indicated");
    expect(answer.risks).toEqual([{ code: "thin-evidence", option: "api" }]);
  });
});

describe("what may not be", () => {
  test("a router is no way round a rule", () => {
    const answer = answerTo(
      [
        option("own", { hosting: "self-hosted", monthlyFixed: 3000 }),
        option("api"),
        option("split", {
          route: [
            { option: "own", share: 0.5 },
            { option: "api", share: 0.5 },
          ],
        }),
        option("pretend", {
          route: [
            { option: "own", share: 1 },
            { option: "api", share: 0 },
          ],
        }),
      ],
      { workload: { dataMustStayInNetwork: true } },
    );
    expect(answer.excluded).toEqual({ api: "data-must-stay", split: "data-must-stay" });
    expect(answer.action).toBe("keep");
  });

  test("an option that retires before the least life is not taken up, but may stay in use", () => {
    const soon = { retiresOn: "2026-12-28" };
    expect(answerTo([option("api"), option("mini", soon)]).excluded).toEqual({ mini: "retiring" });
    const kept = answerTo([option("api", soon), option("next", { price: { perRequest: 0.002 } })]);
    expect(kept).toMatchObject({ action: "keep", excluded: {} });
    expect(kept.nextExperiment?.options).toEqual(["next"]);
    expect(kept.risks).toContainEqual({ code: "sunset", option: "api", value: "2026-12-28" });
    expect(answerTo([option("api", { retiresOn: "2026-10-29" })]).excluded).toEqual({ api: "retired" });
  });

  test("data that leaves although it must not is a risk while nothing better is there", () => {
    const answer = answerTo([option("api")], { workload: { dataMustStayInNetwork: true } });
    expect(answer).toMatchObject({ action: "unmet", option: "api", unblock: ["data-must-stay"] });
    expect(answer.risks).toContainEqual({ code: "data-must-stay", option: "api" });
  });
});

describe("a router", () => {
  test("costs its shares, its machines at their traffic, and once what it reaches", () => {
    const tuned = option("ft", {
      level: 3,
      hosting: "self-hosted",
      unitHourly: 1,
      capacityRps: 0.1,
      upfront: { training: 1000 },
    });
    const split = option("split", {
      level: 3,
      route: [
        { option: "ft", share: 0.5 },
        { option: "api", share: 0.5 },
      ],
      retrievalPerRequest: 0.0001,
      monthlyFixed: 10,
      upfront: { training: 100 },
    });
    const answer = answerTo([option("api"), tuned, split], { usage: { requestsPerMonth: 1_000_000, peakToMean: 3 } });
    // 0.5 M requests: 0.579 a second at the peak over 0.07 a machine, 9 machines at $720.
    expect(answer.economics[1]).toMatchObject({
      option: "split",
      monthlyCost: 1_000_000 * (0.5 * 0.001 + 0.0001) + 9 * 720 + 10,
      upfront: 7500 + 750,
    });
    expect(answer.economics[0]).toMatchObject({ monthlyCost: 17 * 720, upfront: 7500 });
  });
});
