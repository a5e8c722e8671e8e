import fc from "fast-check";
import { expect, test } from "vitest";
import { manyRuns } from "@/server/testing/many-runs";
import type { EngineInput } from "./engine-input";
import { recommend } from "./recommend";
import { anyInput } from "./testing/any-input";
import { naiveEngine, STEP, type NaiveAnswer } from "./testing/naive-engine";

/** The engine's answer in the naive one's words; break-evens apart, because a walk in steps only comes near them. */
function told(input: EngineInput): NaiveAnswer {
  const answer = recommend(input);
  return {
    level: answer.level,
    option: answer.option,
    action: answer.action,
    costDriven: answer.costDriven,
    confidence: answer.confidence,
    robust: answer.robust,
    unblock: answer.unblock,
    verdicts: answer.steps.map(({ verdict }) => verdict),
    excluded: answer.excluded,
    economics: answer.economics.map((row) => [
      row.monthlyCost,
      row.costPerRequest,
      row.upfront,
      ...(row.yearlySaving === null
        ? []
        : [
            row.horizonSaving,
            row.horizonSavingShare,
            row.roi,
            row.npv,
            row.yearlySaving.expected,
            row.yearlySaving.adverse,
            row.breakEvenRequestsPerMonth,
            row.robust ? 1 : 0,
            row.breakEvenMonths,
            row.adverseBreakEvenMonths,
          ]),
    ]),
    advised: answer.treatments.filter(({ advised }) => advised).map(({ kind, option }) => `${kind} ${option}`),
    experiment: answer.nextExperiment && { options: answer.nextExperiment.options, days: answer.nextExperiment.days },
    risks: answer.risks.filter(({ code }) => code !== "single-unit").map(({ code, option }) => `${code} ${option}`),
    waits: answer.wait.advised,
  };
}

const BREAK_EVENS = 11;

/** How far two figures of a row may lie apart: sums by their size, break-evens by a step. */
function close(actual: number | null, expected: number | null, column: number, scale: number): boolean {
  if (actual === null || expected === null) return actual === expected;
  if (column >= BREAK_EVENS) return actual <= expected + 1e-6 && actual >= expected - STEP - 1e-6;
  return Math.abs(actual - expected) <= 1e-8 * Math.abs(expected) + 1e-11 * scale;
}

/** A walk in steps may miss the last step before the limit, or a pay-back at the very limit of the policy. */
const nearLimit = (input: EngineInput): boolean => (input.policy?.breakEvenLimitMonths ?? 60) % 1 !== 0;

test("the engine and its naive twin agree on everything", { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      fc.pre(!nearLimit(input));
      const { economics, ...rest } = told(input);
      const { economics: naive, ...naiveRest } = naiveEngine(input);
      expect({ ...rest, risks: rest.risks.toSorted() }).toEqual({ ...naiveRest, risks: naiveRest.risks.toSorted() });
      economics.forEach((row, index) => {
        const scale = Math.max(...row.map((figure) => Math.abs(figure ?? 0)), row[2] ?? 0) * 100;
        row.forEach((figure, column) => {
          const twin = naive[index]?.[column] ?? null;
          if (!close(figure, twin, column, scale))
            expect({ index, column, figure }).toEqual({ index, column, figure: twin });
        });
      });
    }),
    manyRuns(100),
  );
});
