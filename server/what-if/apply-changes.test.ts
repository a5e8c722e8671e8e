import { describe, expect, test } from "vitest";
import { recommend } from "@/server/engine";
import { fineTune, inputOf, option } from "../engine/testing/input-of";
import { applyChanges, droppedChanges } from "./apply-changes";
import { valueAt } from "./change";
import { leversOf } from "./levers";

const input = inputOf([
  option("gpt-4.1", { price: { inputPerMTok: 2, outputPerMTok: 8 } }),
  fineTune("tuned", { monthlyFixed: 500, unitHourly: null }),
]);

describe("changes", () => {
  test("set a place of the input and leave the rest, and the input itself, as they are", () => {
    const before = structuredClone(input);
    const changed = applyChanges(input, [
      { path: "usage.requestsPerMonth", value: 2_000_000 },
      { path: "workload.requirements.accuracy", value: 0.97 },
      { path: "policy.adverse.costFactor", value: 2 },
      { path: "options[gpt-4.1].price.inputPerMTok", value: 1 },
    ]);
    expect(input).toEqual(before);
    expect(changed.usage).toEqual({ ...input.usage, requestsPerMonth: 2_000_000 });
    expect(changed.workload.requirements).toEqual({ accuracy: 0.97 });
    expect(changed.policy).toEqual({ adverse: { costFactor: 2 } });
    expect(changed.options[0]?.price).toEqual({ inputPerMTok: 1, outputPerMTok: 8 });
    expect(changed.options[1]).toEqual(input.options[1]);
  });

  test("none, or what stands there already, answers as before", () => {
    expect(applyChanges(input, [])).toBe(input);
    const same = leversOf(input).flatMap(({ path, now }) => (now === null ? [] : [{ path, value: now }]));
    const strip = ({ input: _input, policyVersion: _version, ...rest }: ReturnType<typeof recommend>) => rest;
    expect(strip(recommend(applyChanges(input, same)))).toEqual(strip(recommend(input)));
  });

  test("with null a requirement is not stated any more", () => {
    const open = applyChanges(input, [{ path: "workload.requirements.accuracy", value: null }]);
    expect(recommend(input).steps[0]?.verdict).toBe("sufficient");
    expect(recommend(open).steps[0]?.reasons[0]?.code).toBe("no-requirement");
  });

  test("factors act on changed prices, whatever their order, and leave your own machines' prices alone", () => {
    const changed = applyChanges(input, [
      { path: "factor.apiPrices", value: 0.5 },
      { path: "options[gpt-4.1].price.inputPerMTok", value: 10 },
    ]);
    expect(changed.options[0]?.price).toEqual({ inputPerMTok: 5, outputPerMTok: 4 });
    const own = inputOf([option("mine", { hosting: "self-hosted", price: { perRequest: 0.001 }, unitHourly: 2 })]);
    expect(applyChanges(own, [{ path: "factor.apiPrices", value: 0.5 }])).toEqual(own);
  });

  test("own costs are those of the plan, not of what is in use", () => {
    const changed = applyChanges(input, [{ path: "factor.ownCosts", value: 2 }]);
    expect(changed.options[0]).toEqual(input.options[0]);
    expect(changed.options[1]).toMatchObject({ monthlyFixed: 1000, upfront: { total: 12_000 } });
  });

  test("a place that is not there is refused, and can be listed before", () => {
    for (const path of ["asOf", "usage", "options[gone].price.perRequest", "__proto__.x", "factor.luck", "usage..x"]) {
      expect(() => applyChanges(input, [{ path, value: 1 }]), path).toThrow(path);
      expect(droppedChanges(input, [{ path, value: 1 }]), path).toHaveLength(1);
    }
  });

  test("an option's id may hold dots", () => {
    expect(valueAt(input, "options[gpt-4.1].price.outputPerMTok")).toBe(8);
  });
});

test("every lever stands at what is in force, within its bounds, at a place that exists", () => {
  const levers = leversOf(input);
  expect(new Set(levers.map(({ path }) => path)).size).toBe(levers.length);
  for (const { path, now, min, max } of levers) {
    expect(min, path).toBeLessThan(max);
    expect(droppedChanges(input, [{ path, value: now }]), path).toEqual([]);
    if (typeof now === "number") expect(now >= min && now <= max, path).toBe(true);
  }
});
