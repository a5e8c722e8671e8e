import { describe, expect, it } from "vitest";
import {
  answerQuestion,
  changeQuestion,
  PRESETS,
  presetOf,
  questionOf,
  type Answer,
  type Change,
} from "@/server/calculator";
import { calculatorHeadline, calculatorLede, withArticle } from "./headline";

const answerTo = (id: string, ...changes: readonly Change[]): Answer => {
  const answered = answerQuestion(changes.reduce(changeQuestion, questionOf(presetOf(id)!)));
  if (answered.kind === "faults") throw new Error(answered.sentence);
  return answered.answer;
};

describe("the calculator's headline", () => {
  it.each([
    ["project-80k", "An $80,000 fine-tune pays back in 10.0 months, and never in the adverse case."],
    ["half-a-million", "An $80,000 fine-tune pays back in 26.7 months, and never in the adverse case."],
    ["tickets-50k", "A $5,000 fine-tune does not pay back."],
    ["router", "A $5,000 router pays back in 7.4 months, and never in the adverse case."],
    ["static-prompt", "With prompt caching costs less from the first month, in the adverse case too."],
  ])("of %s", (id, headline) => expect(calculatorHeadline(answerTo(id)).join(" ")).toBe(headline));

  it("asks what is in use where nothing is", () => {
    expect(calculatorHeadline(answerTo("project-80k", { kind: "current", option: null }))[0]).toBe(
      "Nothing is in use yet;",
    );
  });

  it("stays short", () => {
    for (const preset of PRESETS)
      expect(calculatorHeadline(answerTo(preset.id)).join(" ").length, preset.id).toBeLessThan(110);
  });
});

describe("what is said below it", () => {
  it("names the saving and the doubt", () => {
    expect(calculatorLede(answerTo("project-80k"))).toMatchObject({
      fact: "At 1,000,000 requests a month it saves $8,000 a month on a bill of $10,000.",
      doubt: "The gain is real and not robust",
      advice: "wait for next quarter’s models",
    });
    expect(calculatorLede(answerTo("tickets-50k"))).toMatchObject({
      fact: "At 50,000 requests a month it costs $720 a month, and GPT-4o $100.",
      doubt: "It may not be used as things stand.",
    });
  });
});

describe("an article", () => {
  it.each([
    ["$80,000", "An"],
    ["$8,500", "An"],
    ["$11,000", "An"],
    ["$18,000", "An"],
    ["$1,100", "A"],
    ["$110,000", "A"],
    ["$5,000", "A"],
  ])("before %s is %s", (money, article) =>
    expect(withArticle(money, "fine-tune")).toBe(`${article} ${money} fine-tune`),
  );
});
