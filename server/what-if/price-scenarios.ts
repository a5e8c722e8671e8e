import { breakEvenMonths, policyInForce, type CostCurve, type CostPoint, type EngineInput } from "@/server/engine";
import { horizonUntil, wholeMonthsUntil } from "./life-of";
import { costsUnder, inSteps, smoothly, type PricePath } from "./price-path";
import { significant } from "./significant";

export type PriceScenarioCode = "flat" | "steps" | "falls-3x" | "falls-10x";

/** What an option is worth if the price of what is in use moves. Money in the input's currency. */
export interface PriceScenario {
  readonly code: PriceScenarioCode;
  /** What is left of today's price after twelve months, a share. */
  readonly priceAfterYear: number;
  /** As the engine counts it; null: not within its limit, or not before the option retires. */
  readonly breakEvenMonths: number | null;
  /** Over the option's horizon, both sides with their up-front costs. */
  readonly horizonSaving: number;
  /** Months 1–12, without up-front. */
  readonly yearlySaving: number;
  /** Both lines from month 0 to the end of the policy's horizon. */
  readonly points: readonly CostPoint[];
}

/**
 * The prices of what is in use, flat, in steps, and falling to a third and to a tenth within a year; all else as asked.
 *
 * The reading: prices fall on both sides where both buy the same; they never rise. `steps` is the policy's adverse
 * decline (half a year's price by default) taken at once after each year, as price lists change, where the others fall a
 * little every month. Empty where nothing is in use, or the option is what is in use.
 */
export function priceScenarios(input: EngineInput, optionId: string): readonly PriceScenario[] {
  if (!input.current || input.current === optionId) return [];
  const left = 1 - policyInForce(input.policy).adverse.apiPriceDeclinePerYear;
  const paths: readonly (readonly [PriceScenarioCode, number, PricePath])[] = [
    ["flat", 1, () => 1],
    ["steps", left, inSteps(left)],
    ["falls-3x", 1 / 3, smoothly(1 / 3)],
    ["falls-10x", 1 / 10, smoothly(1 / 10)],
  ];
  return paths.map(([code, priceAfterYear, path]) => ({
    code,
    priceAfterYear,
    ...outcomeUnder(input, optionId, path),
  }));
}

/** Break-even and savings under any path of prices. */
export function outcomeUnder(
  input: EngineInput,
  optionId: string,
  path: PricePath,
): Pick<PriceScenario, "breakEvenMonths" | "horizonSaving" | "yearlySaving" | "points"> {
  const { horizonMonths, breakEvenLimitMonths } = policyInForce(input.policy);
  const months = Math.max(Math.ceil(breakEvenLimitMonths), horizonMonths, 12);
  const { points, retiresOn } = costsUnder(input, optionId, months, path);
  const [option, baseline] = [curveOf(points, "option"), curveOf(points, "baseline")];
  const crossing = breakEvenMonths(option, baseline, breakEvenLimitMonths, wholeMonthsUntil(retiresOn, input));
  const horizon = horizonUntil(retiresOn, input);
  const gap = (month: number): number => (points[month]?.baseline ?? 0) - (points[month]?.option ?? 0);
  return {
    breakEvenMonths: crossing === null ? null : significant(crossing),
    horizonSaving: significant(gap(horizon)),
    yearlySaving: significant(gap(12) - gap(0)),
    points: points.slice(0, horizonMonths + 1),
  };
}

/** Cumulative points as the engine's curve of months. */
function curveOf(points: readonly CostPoint[], line: "option" | "baseline"): CostCurve {
  const upfront = points[0]?.[line] ?? 0;
  const running = points.map((point) => (point[line] ?? 0) - upfront);
  return {
    upfront,
    running,
    monthly: running.map((total, month) => (month === 0 ? 0 : total - (running[month - 1] ?? 0))),
  };
}
