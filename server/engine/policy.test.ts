import { expect, test } from "vitest";
import { defaultPolicy, policyInForce, policyVersion } from "./policy";
import { policyDefaults } from "./policy-defaults";

test("what is given is in force, what is not has its default, `null` gives nothing", () => {
  const policy = policyInForce({
    horizonMonths: 36,
    minSample: null,
    minUpfront: { "3": 1, "4": null },
    adverse: { costFactor: 2 },
  });
  expect(policy).toEqual({
    ...defaultPolicy,
    horizonMonths: 36,
    minUpfront: { 3: 1, 4: 10_000, 5: 10_000_000 },
    adverse: { ...defaultPolicy.adverse, costFactor: 2 },
  });
  expect(defaultPolicy.minUpfront[3]).toBe(5000);
});

test("a version names the thresholds in force, not how they were written", () => {
  for (const same of [undefined, null, {}, { horizonMonths: null }, { horizonMonths: 24 }, { adverse: {} }])
    expect(policyVersion(policyInForce(same))).toBe("default-1");
  const longer = policyVersion(policyInForce({ horizonMonths: 36 }));
  expect(longer).toMatch(/^custom-[0-9a-f]{16}$/);
  expect(policyVersion(policyInForce({ horizonMonths: 36, minSample: 100 }))).toBe(longer);
  expect(policyVersion(policyInForce({ horizonMonths: 37 }))).not.toBe(longer);
});

test("every threshold says its value, meaning and source", () => {
  const flat = Object.entries(defaultPolicy).flatMap(([key, value]) =>
    typeof value === "object" ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key],
  );
  expect(Object.keys(policyDefaults).sort()).toEqual(flat.sort());
  for (const { meaning, source } of Object.values(policyDefaults)) expect([meaning, source].every(Boolean)).toBe(true);
});
