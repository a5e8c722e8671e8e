import { expect, test } from "vitest";
import { defaultPolicy, policyDefaults, type PolicyDefault } from "@/server/engine";
import { policyFaults } from "./policy-faults";
import { atPath, withAtPath } from "@/server/kernel/at-path";
import { trialValues } from "./trial-values";

test("a threshold is tried at half and twice, within what it may be", () => {
  expect(trialValues("minMonthlySaving", "money", 250)).toEqual([125, 500]);
  expect(trialValues("maxPaybackMonths", "months", 5)).toEqual([3, 10]);
  expect(trialValues("maxUtilisation", "share", 0.7)).toEqual([0.35, 1]);
  expect(trialValues("discountRate", "share", 1)).toEqual([0.5]);
  expect(trialValues("adverse.volumeFactors", "factor", [0.75, 1.25])).toEqual([
    [0.875, 1.125],
    [0.5, 1.5],
  ]);
  expect(trialValues("allowFromScratch", "yes or no", false)).toEqual([true]);
  expect(trialValues("daysPerMonth", "days", 30)).toEqual([28, 31]);
  expect(trialValues("maxChangesPerYear", "changes", 0)).toEqual([1]);
});

test("of every default, at least one trial is one that the engine takes", () => {
  for (const [key, { unit }] of Object.entries(policyDefaults) as [string, PolicyDefault][]) {
    const taken = trialValues(key, unit, atPath(defaultPolicy, key)).filter(
      (value) => policyFaults(withAtPath({}, key, value)).length === 0,
    );
    expect(taken.length, key).toBeGreaterThan(0);
  }
});
