import { expect, test } from "vitest";
import { adviceWords, changesWords, policyEffectHeadline } from "./policy-effect-words";

test("what a policy changes is a title", () => {
  expect(policyEffectHeadline(3, 13)).toBe("Three of 13 workloads would change");
  expect(policyEffectHeadline(0, 13)).toBe("No workload would change");
  expect(policyEffectHeadline(1, 1)).toBe("The one workload would change");
  expect(policyEffectHeadline(0, 1)).toBe("The one workload would not change");
  expect(policyEffectHeadline(0, 0)).toBe("No workload has a recommendation that could change");
  expect([0, 1, 2].map(changesWords)).toEqual(["none changes", "one changes", "two change"]);
});

test("what is advised is said without what is in use", () => {
  expect(adviceWords({ action: "step-down", level: 1, optionLabel: "GPT-4.1 nano", isInUse: false })).toBe(
    "Step down to GPT-4.1 nano, level 1",
  );
  expect(adviceWords({ action: "unmet", level: null, optionLabel: null, isInUse: false })).toBe(
    "Find an option that meets the requirements",
  );
  expect(adviceWords(null)).toBe("No recommendation");
});
