import { policyInForce, type EngineInput, type PolicySource, policyDefaults } from "@/server/engine";
import { answerOf, isOtherAnswer, shortAnswer, type ShortAnswer } from "./answer-of";
import { applyChanges, reachedBy } from "./apply-changes";
import { valueAt, type Change } from "./change";

export type TornadoInput =
  | "volume"
  | "growth"
  | "input-tokens"
  | "output-tokens"
  | "api-prices"
  | "own-costs"
  | "cache-hits"
  | "peak"
  | "surroundings";

/** One end of a bar: what is supposed, and what comes of it. Comparisons are with what is in use. */
export interface TornadoEnd {
  readonly value: number;
  readonly horizonSaving: number;
  readonly yearlySaving: number;
  readonly breakEvenMonths: number | null;
  readonly answer: ShortAnswer;
  /** Something else would be advised than is. */
  readonly isOther: boolean;
}

/** Where the two ends come from: a threshold of the policy, and whose default it is. */
export interface TornadoRange {
  readonly policy: "adverse.volumeFactors" | "adverse.apiPriceDeclinePerYear" | "adverse.costFactor" | "tcoMultiplier";
  readonly source: PolicySource;
}

export interface TornadoBar {
  readonly input: TornadoInput;
  readonly path: string;
  readonly now: number;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
  readonly range: TornadoRange;
  /** How far apart the two horizon savings are. */
  readonly swing: number;
}

export interface Tornado {
  readonly option: string;
  readonly horizonSaving: number;
  readonly yearlySaving: number;
  readonly bars: readonly TornadoBar[];
}

/**
 * How much the saving of an option hangs on each input, one at a time; the widest bar first. Null where nothing is in
 * use, or the option is what is in use.
 *
 * The ends are the policy's own doubts: `adverse.volumeFactors` for everything that is counted, a year's
 * `adverse.apiPriceDeclinePerYear` from the first month on for prices (they are not supposed to rise, so the other end is
 * today's), `adverse.costFactor` and its inverse for what the plan costs beside the requests, and the 5 to 10 times of
 * the source where the up-front cost is a rule of thumb. Growth is what would lead to those volumes within a year.
 */
export function tornado(input: EngineInput, optionId: string): Tornado | null {
  const answer = answerOf(input);
  const economics = answer?.economics.find(({ option }) => option === optionId);
  if (!answer || !economics || economics.horizonSaving === null || economics.yearlySaving === null) return null;
  const bars = spansOf(input, optionId).flatMap(({ ends, ...span }): TornadoBar[] => {
    const [low, high] = ends.map((value) => endAt(input, optionId, { path: span.path, value }, shortAnswer(answer)));
    if (!low || !high) return [];
    return [{ ...span, low, high, swing: Math.abs(high.horizonSaving - low.horizonSaving) }];
  });
  return {
    option: optionId,
    horizonSaving: economics.horizonSaving,
    yearlySaving: economics.yearlySaving.expected,
    bars: bars.filter(({ swing }) => swing > 0).sort((one, other) => other.swing - one.swing),
  };
}

function endAt(
  input: EngineInput,
  optionId: string,
  change: Change & { value: number },
  now: ShortAnswer,
): TornadoEnd | null {
  const answer = answerOf(applyChanges(input, [change]));
  const economics = answer?.economics.find(({ option }) => option === optionId);
  if (!answer || !economics || economics.horizonSaving === null || economics.yearlySaving === null) return null;
  const short = shortAnswer(answer);
  return {
    value: change.value,
    horizonSaving: economics.horizonSaving,
    yearlySaving: economics.yearlySaving.expected,
    breakEvenMonths: economics.breakEvenMonths,
    answer: short,
    isOther: isOtherAnswer(short, now),
  };
}

interface Span extends Pick<TornadoBar, "input" | "path" | "now" | "range"> {
  readonly ends: readonly [number, number];
}

const from = (policy: TornadoRange["policy"]): TornadoRange => ({ policy, source: policyDefaults[policy].source });

function spansOf(input: EngineInput, optionId: string): readonly Span[] {
  const { adverse, cacheHitRate } = policyInForce(input.policy);
  const factors = adverse.volumeFactors;
  const [less, more] = [Math.min(1, ...factors), Math.max(1, ...factors)];
  const counted = (
    name: TornadoInput,
    path: string,
    now: number,
    bounds: { least?: number; most?: number } = {},
  ): Span => {
    const within = (value: number) => Math.min(bounds.most ?? Infinity, Math.max(bounds.least ?? 0, value));
    return {
      input: name,
      path,
      now,
      ends: [within(now * less), within(now * more)],
      range: from("adverse.volumeFactors"),
    };
  };
  const { usage } = input;
  const growth = usage.monthlyGrowth ?? 0;
  const grown = (factor: number): number => (1 + growth) * factor ** (1 / 12) - 1;
  const left = 1 - adverse.apiPriceDeclinePerYear;
  const costs = Math.max(adverse.costFactor, 1);
  return [
    counted("volume", "usage.requestsPerMonth", usage.requestsPerMonth),
    {
      input: "growth",
      path: "usage.monthlyGrowth",
      now: growth,
      ends: [grown(less), grown(more)],
      range: from("adverse.volumeFactors"),
    },
    counted("input-tokens", "usage.inputTokensPerRequest", usage.inputTokensPerRequest),
    counted("output-tokens", "usage.outputTokensPerRequest", usage.outputTokensPerRequest),
    {
      input: "api-prices",
      path: "factor.apiPrices",
      now: 1,
      ends: [left, 1],
      range: from("adverse.apiPriceDeclinePerYear"),
    },
    {
      input: "own-costs",
      path: "factor.ownCosts",
      now: 1,
      ends: [1 / costs, costs],
      range: from("adverse.costFactor"),
    },
    counted("cache-hits", "usage.cacheHitRate", usage.cacheHitRate ?? cacheHitRate, { most: 1 }),
    counted("peak", "usage.peakToMean", usage.peakToMean ?? 3, { least: 1 }),
    ...surroundings(input, optionId),
  ];
}

/** Five to ten times the training, where nobody said what the project around it costs. */
function surroundings(input: EngineInput, optionId: string): readonly Span[] {
  const reached = reachedBy(input, optionId);
  const isEstimated = input.options.some(
    ({ id, upfront }) =>
      reached.has(id) &&
      (upfront?.training ?? 0) > 0 &&
      (upfront?.total ?? null) === null &&
      (upfront?.data ?? 0) + (upfront?.evaluation ?? 0) + (upfront?.integration ?? 0) === 0,
  );
  if (!isEstimated) return [];
  const now = valueAt(input, "policy.tcoMultiplier") ?? policyDefaults.tcoMultiplier.value;
  return [
    {
      input: "surroundings",
      path: "policy.tcoMultiplier",
      now: Number(now),
      ends: [5, 10],
      range: from("tcoMultiplier"),
    },
  ];
}
