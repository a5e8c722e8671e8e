import { expect, test } from "vitest";
import { defaultPolicy, policyDefaults, type PolicyDefault } from "@/server/engine";
import { policyFaults } from "./policy-faults";
import { atPath, withAtPath } from "@/server/kernel/at-path";
import { trialWays } from "./trial-values";

test("a threshold is tried both ways, the nearest first, within what it may be", () => {
  expect(trialWays("minMonthlySaving", "money", 250)).toEqual([
    [125, 62.5, 25],
    [500, 1000, 2500],
  ]);
  expect(trialWays("maxPaybackMonths", "months", 5)).toEqual([
    [3, 1],
    [10, 20, 50],
  ]);
  expect(trialWays("maxUtilisation", "share", 0.7)).toEqual([[0.35, 0.175, 0.07], [1]]);
  expect(trialWays("discountRate", "share", 1)).toEqual([[0.5, 0.25, 0.1], []]);
  expect(trialWays("adverse.volumeFactors", "factor", [0.75, 1.25])[1]?.[0]).toEqual([0.5, 1.5]);
  expect(trialWays("allowFromScratch", "yes or no", false)).toEqual([[true]]);
  expect(trialWays("daysPerMonth", "days", 30)).toEqual([[28], [31]]);
  expect(trialWays("maxChangesPerYear", "changes", 0)).toEqual([[1], [1]]);
});

test("of every default, at least one trial is one that the engine takes", () => {
  for (const [key, { unit }] of Object.entries(policyDefaults) as [string, PolicyDefault][]) {
    const taken = trialWays(key, unit, atPath(defaultPolicy, key))
      .flat()
      .filter((value) => policyFaults(withAtPath({}, key, value)).length === 0);
    expect(taken.length, key).toBeGreaterThan(0);
  }
});
