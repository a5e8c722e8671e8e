import fc from "fast-check";
import { expect, test } from "vitest";
import { withAtPath } from "@/server/kernel/at-path";
import {
  decide,
  faultsOf,
  policyDefaults,
  policyInForce,
  recommend,
  traceDecision,
  type EngineInput,
  type EnginePolicyOverrides,
  type PolicyKey,
} from "./index";
import { anyInput } from "./testing/any-input";
import { inputOf, option } from "./testing/input-of";
import { manyRuns } from "@/server/testing/many-runs";

const many = manyRuns(600);
const short = ({ level, option, action }: ReturnType<typeof recommend>) => ({ level, option, action });

test("a decision is what the recommendation says, with its faults", { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      expect(decide(input)).toEqual(short(recommend(input)));
    }),
    many,
  );
  expect(() =>
    decide({
      ...inputOf([option("a")]),
      usage: { requestsPerMonth: -1, inputTokensPerRequest: 1, outputTokensPerRequest: 1 },
    }),
  ).toThrow(/must be above 0|must not be negative/);
});

test("a threshold that a decision did not look at may be anything", { timeout: 3_600_000 }, () => {
  const other = { share: 0.87, days: 31, "yes or no": true } as const;
  let unseen = 0;
  let moved = 0;
  fc.assert(
    fc.property(anyInput, fc.constantFrom(0.1, 0.5, 3, 10), (input, factor) => {
      const { thresholds, ...decision } = traceDecision(input);
      expect(decision).toEqual(short(recommend(input)));
      for (const key of Object.keys(policyDefaults) as PolicyKey[]) {
        const changed = withThreshold(input, key, factor, other);
        if (changed === null) continue;
        const then = decide(changed);
        if (JSON.stringify(then) !== JSON.stringify(decision)) moved += 1;
        if (thresholds.has(key)) continue;
        unseen += 1;
        expect({ key, ...then }).toEqual({ key, ...decision });
      }
    }),
    manyRuns(100),
  );
  // Both happen, so that the property says something.
  expect(unseen).toBeGreaterThan(500);
  expect(moved).toBeGreaterThan(10);
});

function withThreshold(
  input: EngineInput,
  key: PolicyKey,
  factor: number,
  other: Readonly<Record<string, unknown>>,
): EngineInput | null {
  const { unit } = policyDefaults[key];
  const [name = "", inner] = key.split(".");
  const inForce = policyInForce(input.policy) as unknown as Record<string, Record<string, unknown>>;
  const held = inner === undefined ? inForce[name] : inForce[name]?.[inner];
  const value =
    other[unit] ??
    (typeof held === "number" ? Math.max(1, Math.round(held * factor)) : held === undefined ? null : [0.5]);
  const changed = { ...input, policy: withAtPath({ ...input.policy }, key, value) as EnginePolicyOverrides };
  return faultsOf(changed).length === 0 ? changed : null;
}
