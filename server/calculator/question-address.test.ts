import { describe, expect, it } from "vitest";
import { changeQuestion, type Question } from "./question";
import { firstQuestion, questionAddress, readQuestionAddress } from "./question-address";
import { PRESETS, questionOf } from "./presets";

const reopened = (question: Question) => {
  const url = new URL(questionAddress(question), "https://quarterdeck.example");
  return readQuestionAddress(url.search, url.hash);
};

describe("a question in an address", () => {
  it("is short where nothing was changed", () => {
    expect(questionAddress(firstQuestion())).toBe("/calculator");
    for (const preset of PRESETS) {
      expect(questionAddress(questionOf(preset)).length).toBeLessThan(50);
      expect(reopened(questionOf(preset))).toEqual({ question: questionOf(preset), sentence: null });
    }
  });

  it("opens what was changed, what is compared, and who keeps it running", () => {
    const asked = questionOf(PRESETS.find(({ id }) => id === "router")!);
    const typed = changeQuestion(asked, { kind: "usage", usage: { requestsPerMonth: 123_456 } });
    const compared = changeQuestion(typed, { kind: "compared", option: "specialist" });
    const manned = changeQuestion(compared, {
      kind: "team",
      option: "specialist",
      team: { share: 0.25, salary: 300_000 },
    });
    const again = reopened(manned);
    expect(again).toEqual({ question: manned, sentence: null });
    expect(again.question.input.options[2]?.maintenanceMonthly).toBe(6_250);
  });

  it.each([
    "?preset=nothing-like-it",
    "?compared=nobody",
    "?team=9x99999999",
    "?team=-1x5",
    "?preset=project-80k&team=0.25x300000",
    "?preset=%E0%A4%A",
  ])("falls back to the first example at %s", (search) => {
    expect(readQuestionAddress(search)).toEqual({ question: firstQuestion(), sentence: null });
  });

  it("says why where the input cannot be read", () => {
    expect(readQuestionAddress("?input=e30")).toEqual({
      question: firstQuestion(),
      sentence: expect.stringContaining("cannot be read"),
    });
  });
});

describe("a change", () => {
  it("keeps what was typed apart from the team", () => {
    const base = firstQuestion();
    const option = "specialist";
    const cared = changeQuestion(base, { kind: "option", option, change: { maintenanceMonthly: 600 } });
    const manned = changeQuestion(cared, { kind: "team", option, team: { share: 0.1, salary: 240_000 } });
    expect(manned.input.options[1]?.maintenanceMonthly).toBe(2_600);
    const released = changeQuestion(manned, { kind: "team", option, team: null });
    expect(released).toEqual(cared);
    expect(base.input.options[1]?.maintenanceMonthly).toBeUndefined();
  });
});
