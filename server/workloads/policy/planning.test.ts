import { expect, test } from "vitest";
import { LEVELS } from "@/server/engine";
import { leadWeeks, ownPlanning, planningDefaults, planningInForce } from "./planning";

test("a lead time is the organization's own, else the default of its level", () => {
  const planning = planningInForce({ "leadWeeks.3": 9 });
  expect(LEVELS.map((level) => leadWeeks(planning, level))).toEqual([2, 6, 9, 26, 78]);
});

test("what equals a default is left to it", () => {
  expect(ownPlanning({ "leadWeeks.1": 2, "leadWeeks.2": 7, reconciliationTolerance: 0.01 })).toEqual({
    "leadWeeks.2": 7,
  });
});

test("every number says its meaning and its source", () => {
  for (const { meaning, source } of Object.values(planningDefaults))
    expect([meaning, source].every(Boolean)).toBe(true);
});
