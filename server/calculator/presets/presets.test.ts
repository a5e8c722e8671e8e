import { describe, expect, it } from "vitest";
import { answerQuestion, type Answer } from "../answer-question";
import { DOCUMENTS } from "../documents";
import { agrees } from "./preset";
import { FIRST_PRESET, PRESETS, presetOf, questionOf } from "./index";

const answerTo = (id: string): Answer => {
  const answered = answerQuestion(questionOf(presetOf(id)!));
  if (answered.kind === "faults") throw new Error(answered.sentence);
  return answered.answer;
};

const FIGURES = PRESETS.flatMap((preset) => preset.figures.map((figure) => ({ preset, figure })));

describe("the documents' figures", () => {
  it.each(
    FIGURES.map(({ preset, figure }) => [preset.document, preset.id, figure.name, figure.place, figure] as const),
  )("%s: %s: %s (%s)", (_, id, __, ___, figure) => {
    const computed = figure.computed(answerTo(id));
    expect(computed).not.toBeNull();
    // A note must have a reason: it stands exactly where the document's figure does not come out.
    expect({ computed, agrees: agrees(figure, computed) }).toEqual({ computed, agrees: figure.note === undefined });
  });

  it.each([
    ["project-80k", "Break-even", 10],
    ["project-80k", "Cost reduction", 0.8],
    ["legal-15k", "Break-even", 80 / 13],
    ["legal-15k", "Cheaper a month", 7.5],
    ["half-a-million", "Break-even", 80 / 3],
    ["tickets-1m", "One-time cost", 5_000],
    ["tickets-list-price", "API, a request", 0.00175],
    ["tickets-list-price", "API, a month", 1_750],
    ["requests-50k-a-day", "GPT-4 Turbo, a year", 91_250],
    ["requests-50k-a-day", "GPT-4o mini, a year", 1_368.75],
    ["requests-50k-a-day", "Fine-tuned, a request", 0.0004],
    ["requests-50k-a-day", "Cheapest of the three, a year", 1_368.75],
    ["requests-50k-a-day", "Cost reduction", 0.92],
    ["two-million-tokens", "API, a million tokens", 31 / 3],
    ["fifty-million-tokens", "Saving a month", 11_700],
    ["break-even-tokens", "Break-even", 11_111_111.11112],
    ["static-prompt", "Saving on the static part", 0.81],
  ] as const)("%s: %s comes to %d", (id, name, expected) => {
    const figure = presetOf(id)!.figures.find((one) => one.name === name)!;
    expect(figure.computed(answerTo(id))).toBeCloseTo(expected, 6);
  });
});

describe("the presets", () => {
  it("can all be answered, have an option beside the one in use, and say what was added", () => {
    for (const preset of PRESETS) {
      const answer = answerTo(preset.id);
      expect(answer.curves?.expected.points, preset.id).toHaveLength(25);
      expect(preset.added.length, preset.id).toBeGreaterThan(20);
    }
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
    expect(presetOf(FIRST_PRESET)).not.toBeNull();
    expect(new Set(PRESETS.map(({ document }) => document))).toEqual(new Set(Object.keys(DOCUMENTS)));
  });

  it.each([
    ["project-80k", "step-up", "specialist", true],
    ["legal-15k", "step-up", "specialist", true],
    ["half-a-million", "keep", "api", false],
    ["clauses-400k", "step-up", "specialist", false],
    ["three-areas-50k", "keep", "api", false],
    ["tickets-1m", "trial", "specialist", true],
    ["tickets-50k", "keep", "api", false],
    ["router", "step-up", "router", true],
    ["two-million-tokens", "keep", "api", false],
    ["documents-10k-a-day", "step-up", "specialist", true],
    ["distilled", "step-up", "specialist", true],
    ["static-prompt", "switch", "cached", false],
    ["support-bot", "trial", "both", true],
    ["filings", "trial", "specialist", false],
    ["tutor", "trial", "specialist", false],
  ] as const)("%s: %s %s", (id, action, option, costDriven) => {
    expect(answerTo(id).recommendation).toMatchObject({ action, option, costDriven });
  });
});
