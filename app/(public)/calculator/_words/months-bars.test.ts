import { describe, expect, it } from "vitest";
import { answerQuestion, presetOf, PRESETS, questionOf } from "@/server/calculator";
import { tornado } from "@/server/what-if";
import { monthsBars, monthsFinding } from "./months-bars";

const barsOf = (id: string) => {
  const answered = answerQuestion(questionOf(presetOf(id)!));
  if (answered.kind === "faults") throw new Error(answered.sentence);
  const { question, option, economics } = answered.answer;
  return monthsBars(tornado(question.input, option!.id)!, economics!);
};

describe("what moves the break-even", () => {
  it("is drawn in months, the adverse case last", () => {
    const bars = barsOf("project-80k");
    const volume = bars.find(({ key }) => key === "volume")!;
    expect(volume.name.replace(/\s/g, " ")).toBe("Volume ±25 %");
    // 80,000 over 12,500 − 2,000 and over 7,500 − 2,000.
    expect(volume.ends[0]).toBeCloseTo(80 / 10.5, 6);
    expect(volume.ends[1]).toBeCloseTo(80 / 5.5, 6);
    expect(bars.at(-1)).toEqual({ key: "adverse", name: "Adverse, together", ends: [10, null] });
    expect(monthsFinding(bars, 10)).toBe("API prices move the break-even most");
  });

  it("has its ends in order, whatever is asked", () => {
    for (const { id } of PRESETS)
      for (const { ends } of barsOf(id)) expect((ends[1] ?? Infinity) >= (ends[0] ?? Infinity), id).toBe(true);
  });
});
