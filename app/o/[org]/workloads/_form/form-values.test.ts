import { describe, expect, it } from "vitest";
import { isChecked, numberIn, percentFault, percentIn, percentOf, textIn } from "./form-values";

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

describe("what was typed into a form", () => {
  it("is read as numbers, with nothing as null and what is no number as NaN", () => {
    const form = formOf({ count: " 24,000 ", share: "0.5", nothing: "  ", words: "many" });
    expect(["count", "share", "nothing", "absent", "words"].map((name) => numberIn(form, name))).toEqual([
      24_000,
      0.5,
      null,
      null,
      Number.NaN,
    ]);
  });

  it("is read as an exact share where it is a percentage, and written back the same", () => {
    for (const [typed, share] of [
      ["94.1", 0.941],
      ["57.3", 0.573],
      ["100", 1],
      ["-2", -0.02],
    ] as const) {
      expect(percentIn(formOf({ share: typed }), "share")).toBe(share);
      expect(percentOf(share)).toBe(typed);
    }
    expect(percentIn(formOf({}), "share")).toBeNull();
    expect(percentOf(null)).toBe("");
    expect(percentFault("must lie between 0 and 1")).toBe("must lie between 0 % and 100 %");
  });

  it("has text without blanks, and boxes that are checked or not there", () => {
    expect(textIn(formOf({ name: " Triage " }), "name")).toBe("Triage");
    expect([isChecked(formOf({ on: "on" }), "on"), isChecked(formOf({}), "on")]).toEqual([true, false]);
  });
});
