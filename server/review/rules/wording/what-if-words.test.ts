import { describe, expect, test } from "vitest";
import { recommend, type Recommendation } from "@/server/engine";
import { fineTune, inputOf, measured, option } from "../../../engine/testing/input-of";
import { forecast, leversOf, priceScenarios, tornado } from "@/server/what-if";
import { changeWords, placeName, placeValue } from "./place-words";
import { reasonBasis } from "./reason-basis";
import { whyNotHigher, whyNotLower } from "./rung-argument";
import { forecastNote, forecastTitle, priceScenariosTitle, tornadoTitle } from "./uncertainty-words";
import { turningPointClause } from "./turning-point-sentence";
import { waitSentence } from "./wait-sentence";

const api = option("api", { label: "GPT", price: { inputPerMTok: 1, outputPerMTok: 10 } });
const tuned = fineTune("tuned", { label: "Tuned" });
const label = (id: string) => ({ api: "GPT", tuned: "Tuned" })[id] ?? id;
const sentences = (list: readonly { sentence: string }[]) => list.map(({ sentence }) => sentence).join(" ");

describe("places", () => {
  test("every lever has a name, and its value is read in its unit", () => {
    for (const { path } of leversOf(inputOf([api, tuned]))) expect(placeName(path, label), path).not.toBe(path);
    expect(placeName("options[api].price.inputPerMTok", label)).toBe("GPT: a million input tokens");
    expect(placeValue("usage.requestsPerMonth", 2e6, "USD")).toBe("2,000,000");
    expect(placeValue("usage.monthlyGrowth", 0.065, "USD")).toBe("6.5\u202f%");
    expect(placeValue("factor.apiPrices", 0.5, "USD")).toBe("× 0.50");
    expect(placeValue("workload.narrow", true, "USD")).toBe("yes");
    expect(placeValue("workload.requirements.accuracy", null, "USD")).toBe("not stated");
  });
  test("a change says both", () => {
    const change = { path: "workload.labelledExamples", now: 900, value: 2000 };
    expect(changeWords(change, label, "USD")).toBe("Labelled examples: 2,000 instead of 900");
    expect(turningPointClause({ ...change, direction: "above" }, label, "USD")).toBe(
      "Labelled examples above 2,000; now 900",
    );
  });
});

describe("why not another rung", () => {
  const about = (...given: Parameters<typeof inputOf>): Recommendation => recommend(inputOf(...given));

  test("the lowest has nothing below, and says of each rung above why not", () => {
    const kept = about([api, { ...tuned, evidence: null }], { workload: { labelledExamples: 900 } });
    expect(whyNotLower(kept)).toEqual([]);
    expect(whyNotHigher(kept).map(({ level }) => level)).toEqual([2, 3, 4, 5]);
    expect(sentences(whyNotHigher(kept))).toContain("Level 2, Retrieval, is not needed.");
  });
  test("a fine-tune that pays too late names both numbers", () => {
    const dear = about([api, fineTune("tuned", { label: "Tuned", upfront: { total: 9000 } })]);
    expect(dear.action).toBe("keep");
    expect(sentences(whyNotHigher(dear))).toContain("Tuned pays back in 18 months; policy allows 12 months.");
  });
  test("too few requests for a project", () => {
    const small = about(
      [
        option("api", { label: "GPT", price: { perRequest: 0.04 } }),
        fineTune("tuned", { label: "Tuned", monthlyFixed: 100, upfront: { total: 500 } }),
      ],
      {
        usage: { requestsPerMonth: 50_000 },
      },
    );
    expect(small.action).toBe("keep");
    expect(sentences(whyNotHigher(small))).toContain("50,000 requests a month are too few for such a project");
  });
  test("a step up for need says what was measured below, one for money says so", () => {
    const need = about([{ ...api, evidence: measured(0.7) }, tuned]);
    expect(sentences(whyNotLower(need))).toContain(
      "Level 1, API + prompting, was measured and is not enough. GPT measures",
    );
    const forMoney = about([api, tuned]);
    expect(forMoney.costDriven).toBe(true);
    expect(sentences(whyNotLower(forMoney))).toContain("about money alone");
    expect(waitSentence(forMoney)).toContain("Wait: if prices fall by 50");
  });
});

test("a reason names the threshold, and whose number it is", () => {
  expect(reasonBasis({ code: "too-few-examples", value: 900, threshold: 1000, source: "policy" })).toEqual({
    threshold: "minExamples",
    words: "Policy: fewer labelled examples block fine-tuning. Default from The AI Scaling Dilemma.",
  });
  expect(reasonBasis({ code: "accuracy-met", source: "evidence" }).threshold).toBeNull();
});

test("titles say the finding", () => {
  const input = inputOf([api, tuned]);
  const drawn = tornado(input, "tuned");
  expect(drawn && tornadoTitle(drawn)).toMatch(/^The saving hangs most on /);
  expect(priceScenariosTitle(priceScenarios(input, "tuned"))).toBe(
    "Flat prices: paid back in 12 months; down 10× a year, never",
  );
  const long = forecast([10, 11, 12, 11, 13, 14], 12);
  expect(forecastTitle(long, (value) => value.toFixed(0))).toMatch(/^In 12 months, \d+ to \d+ a month$/);
  expect(forecastNote(long, "USD")).toContain("Only 6 whole months are known");
  expect(forecastNote(forecast([1], 6), "USD")).toBe("A forecast needs 4 whole months of usage; 1 is here.");
});
