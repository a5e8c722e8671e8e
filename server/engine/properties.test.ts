import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cumulativeCosts,
  faultsOf,
  recommend,
  type EngineInput,
  type EngineOption,
  type Recommendation,
} from "./index";
import { anyInput } from "./testing/any-input";
import { manyRuns } from "@/server/testing/many-runs";

const many = manyRuns(600);

describe("whatever the input", { timeout: 3_600_000 }, () => {
  test("a valid input has no faults and is answered with numbers", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(faultsOf(input)).toEqual([]);
        const strange: unknown[] = [];
        const text = JSON.stringify(recommend(input), (_, value: unknown) => {
          if (typeof value === "number" && !Number.isFinite(value)) strange.push(value);
          return value;
        });
        expect(strange).toEqual([]);
        expect(text).not.toContain("undefined");
      }),
      many,
    );
  });

  test("the same input gives the same bytes, and comes back with the answer", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const before = JSON.stringify(input);
        const first = JSON.stringify(recommend(input));
        expect(JSON.stringify(recommend(JSON.parse(before) as EngineInput))).toBe(first);
        expect(JSON.stringify(input)).toBe(before);
        expect(JSON.parse(first).input).toEqual(JSON.parse(before));
      }),
      manyRuns(300),
    );
  });

  test("the order of the options does not matter", () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), (input, turn) => {
        const at = turn % input.options.length;
        const turned = { ...input, options: [...input.options.slice(at), ...input.options.slice(0, at)].reverse() };
        expect(inOneOrder(recommend(turned))).toEqual(inOneOrder(recommend(input)));
      }),
      many,
    );
  });

  test("what is recommended is neither excluded nor failed, but where nothing meets the need", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const answer = recommend(input);
        if (answer.action === "unmet") {
          expect(answer.option).toBe(input.current ?? null);
          return;
        }
        expect(Object.hasOwn(answer.excluded, answer.option ?? "")).toBe(false);
        const step = answer.steps.find(({ level }) => level === answer.level);
        const reasons = step?.reasons.filter(({ option }) => option === answer.option) ?? [];
        const optimises = reasons.some(({ code }) => code === "prompt-not-optimised");
        if (!optimises) expect(reasons.map(({ code }) => code).filter((code) => code.endsWith("-missed"))).toEqual([]);
      }),
      many,
    );
  });

  test("above a sufficient level only what is in use or saves is chosen", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const answer = recommend(input);
        const enough = answer.steps.find(({ verdict }) => verdict === "sufficient")?.level ?? 5;
        if (answer.action === "unmet" || (answer.level ?? 0) <= enough) return;
        expect(answer.option === input.current || answer.costDriven).toBe(true);
      }),
      many,
    );
  });

  test("doubling every price, cost and threshold of money changes no choice and doubles all money", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const once = recommend(input);
        const twice = recommend(doubled(input));
        for (const key of ["level", "option", "action", "costDriven", "confidence", "robust", "steps", "wait"] as const)
          expect(twice[key]).toEqual(once[key]);
        once.economics.forEach((row, index) => {
          const other = twice.economics[index];
          for (const key of ["monthlyCost", "costPerRequest", "upfront", "horizonSaving", "npv"] as const)
            near(other?.[key], row[key] === null ? null : 2 * row[key]);
          near(other?.yearlySaving?.adverse, row.yearlySaving === null ? undefined : 2 * row.yearlySaving.adverse);
          for (const key of ["breakEvenMonths", "breakEvenRequestsPerMonth", "roi", "adverseBreakEvenMonths"] as const)
            near(other?.[key], row[key]);
        });
        once.treatments.forEach((treatment, index) => {
          expect(twice.treatments[index]?.advised).toBe(treatment.advised);
          near(
            twice.treatments[index]?.monthlySaving,
            treatment.monthlySaving === null ? null : 2 * treatment.monthlySaving,
          );
        });
      }),
      manyRuns(400),
    );
  });

  test("the chart's months add up to the economics", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const answer = recommend(input);
        for (const row of answer.economics) {
          const { points } = cumulativeCosts(input, row.option, { months: 12 });
          expect(points).toHaveLength(13);
          expect(points[0]?.option).toBe(row.upfront);
          near((points[1]?.option ?? 0) - (points[0]?.option ?? 0), row.monthlyCost, 1e-9 * (1 + row.upfront));
          const saved = (points[12]?.baseline ?? 0) - (points[12]?.option ?? 0) + row.upfront;
          if (row.yearlySaving)
            near(
              saved,
              row.yearlySaving.expected,
              1e-10 * (1 + (points[12]?.baseline ?? 0) + (points[12]?.option ?? 0)),
            );
        }
      }),
      manyRuns(300),
    );
  });
});

/** Everything but the order in which options stood. */
function inOneOrder(answer: Recommendation): unknown {
  const sorted = (list: readonly unknown[]): unknown[] =>
    [...list].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  const { input: _input, policyVersion: _policy, nextExperiment, ...rest } = answer;
  return {
    ...rest,
    steps: answer.steps.map((step) => ({ ...step, reasons: sorted(step.reasons) })),
    unblock: sorted(answer.unblock),
    economics: sorted(answer.economics),
    risks: sorted(answer.risks),
    nextExperiment: nextExperiment && {
      ...nextExperiment,
      options: [nextExperiment.options[0], ...sorted(nextExperiment.options.slice(1))],
    },
  };
}

function near(actual: unknown, expected: unknown, absolute = 1e-9): void {
  if (typeof actual === "number" && typeof expected === "number")
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + absolute);
  else expect(actual).toEqual(expected);
}

const MONEY_KEYS = new Set([
  "inputPerMTok",
  "outputPerMTok",
  "cachedInputPerMTok",
  "cacheWritePerMTok",
  "perRequest",
  "retrievalPerRequest",
  "monthlyFixed",
  "maintenanceMonthly",
  "unitHourly",
  "training",
  "data",
  "evaluation",
  "integration",
  "total",
]);

function doubled(input: EngineInput): EngineInput {
  const twice = <Value>(value: Value): Value =>
    JSON.parse(
      JSON.stringify(value, (key, held: unknown) =>
        typeof held === "number" && MONEY_KEYS.has(key) ? 2 * held : held,
      ),
    ) as Value;
  const floor = input.policy?.minUpfront;
  return {
    ...input,
    options: twice<readonly EngineOption[]>(input.options),
    policy: {
      ...input.policy,
      minMonthlySaving: 2 * (input.policy?.minMonthlySaving ?? 200),
      minMonthlySpend: 2 * (input.policy?.minMonthlySpend ?? 5000),
      minUpfront: {
        "3": 2 * (floor?.["3"] ?? 5000),
        "4": 2 * (floor?.["4"] ?? 10_000),
        "5": 2 * (floor?.["5"] ?? 10_000_000),
      },
    },
  };
}
