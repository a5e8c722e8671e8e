import { describe, expect, it } from "vitest";
import { asTyped, thresholdWords, typedThreshold } from "./threshold-words";

describe("a threshold of the policy", () => {
  it("is read with its unit", () => {
    expect(thresholdWords(0.25, "share", "USD")).toBe("25\u202f%");
    expect(thresholdWords(0.125, "share", "USD")).toBe("12.5\u202f%");
    expect(thresholdWords(0.07, "share", "USD")).toBe("7\u202f%");
    expect(thresholdWords(200, "money", "EUR")).toBe("€200");
    expect(thresholdWords([0.75, 1.25], "factor", "USD")).toBe("× 0.75 and × 1.25");
    expect(thresholdWords(24, "months", "USD")).toBe("24 months");
    expect(thresholdWords(1, "weeks", "USD")).toBe("1 week");
    expect(thresholdWords(false, "yes or no", "USD")).toBe("no");
    expect(thresholdWords(undefined, "days", "USD")).toBe("–");
  });

  it("is typed as what its default is, else refused", () => {
    expect(typedThreshold("0.6, 1.4", [0.75, 1.25])).toEqual([0.6, 1.4]);
    expect(typedThreshold(" 36 ", 24)).toBe(36);
    expect(typedThreshold("yes", false)).toBe(true);
    expect([
      typedThreshold("often", 24),
      typedThreshold("1 2", 24),
      typedThreshold("", [1]),
      typedThreshold("1", true),
    ]).toEqual([null, null, null, null]);
    for (const value of [24, [0.75, 1.25], false]) expect(typedThreshold(asTyped(value), value)).toEqual(value);
  });
});
