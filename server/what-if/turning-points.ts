import { decisionOf, type EngineInput, type Recommendation } from "@/server/engine";
import { answerOf, isOtherAnswer, shortAnswer, type ShortAnswer } from "./answer-of";
import { applyChanges } from "./apply-changes";
import { leversOf, type Lever } from "./levers";

/** A value at which something else is advised, all else as it is; `null` for a requirement that is not stated. */
export interface TurningPoint {
  readonly path: string;
  readonly unit: Lever["unit"];
  readonly now: number | boolean;
  /** The first value found from `now` on at which it differs: sharp to a thousandth, a whole number for counts. */
  readonly value: number | boolean;
  /** `becomes`: yes instead of no, or no instead of yes. */
  readonly direction: "below" | "above" | "becomes";
  /** How far away it is, for putting the nearest first: the share by which it would have to change; 1 for yes or no. */
  readonly distance: number;
  readonly then: ShortAnswer;
}

const COARSE = 8;
const FINE = 14;

/**
 * "What would have to be true for this workload to move": for each input the nearest value at which action, option or
 * level changes; the nearest first. Asked of the engine itself: a coarse look over the lever's span in both directions,
 * then bisection. A change that comes and goes between two coarse steps is not seen.
 *
 * Some 200 questions to the engine (10 to 30 ms): for one workload at once, for a portfolio one at a time.
 */
export function turningPoints(input: EngineInput, paths?: readonly string[]): readonly TurningPoint[] {
  const answer = answerOf(input);
  if (answer === null) return [];
  return leversOf(input)
    .filter(({ path, option }) => (paths ? paths.includes(path) : option === undefined))
    .flatMap((lever) => pointOf(input, answer, lever) ?? [])
    .sort((one, other) => one.distance - other.distance);
}

function pointOf(input: EngineInput, answer: Recommendation, lever: Lever): TurningPoint | null {
  const { now, path, unit } = lever;
  const changedTo = (value: number | boolean): EngineInput => applyChanges(input, [{ path, value }]);
  const differs = (value: number | boolean): boolean => {
    const decision = decisionOf(changedTo(value));
    return decision !== null && isOtherAnswer(decision, answer);
  };
  const pointAt = (value: number | boolean, direction: TurningPoint["direction"], distance: number) => {
    const then = answerOf(changedTo(value));
    return then && { path, unit, now: now as number | boolean, value, direction, distance, then: shortAnswer(then) };
  };
  if (typeof now === "boolean") return differs(!now) ? pointAt(!now, "becomes", 1) : null;
  if (typeof now !== "number") return null;
  const found = (["below", "above"] as const).flatMap((direction) => {
    const value = nearest(lever, now, direction, differs);
    return value === null ? [] : [{ value, direction, distance: distanceOf(lever, now, value) }];
  });
  const [first] = found.sort((one, other) => one.distance - other.distance);
  return first ? pointAt(first.value, first.direction, first.distance) : null;
}

/** Shares by their points, all else by its factor. */
const distanceOf = ({ unit, isLogarithmic }: Lever, now: number, value: number): number =>
  unit === "share" && !isLogarithmic ? Math.abs(value - now) : Math.abs(value - now) / Math.max(Math.abs(now), 1e-9);

type Differs = (value: number) => boolean;

function nearest(lever: Lever, now: number, direction: "below" | "above", differs: Differs): number | null {
  const end = direction === "below" ? lever.min : lever.max;
  if (direction === "below" ? end >= now : end <= now) return null;
  const at = placing(lever, now, end);
  let [same, other] = [0, 1 / COARSE];
  while (other <= 1 && !differs(at(other))) [same, other] = [other, other + 1 / COARSE];
  if (other > 1) return null;
  for (let step = 0; step < FINE; step += 1) {
    const middle = (same + other) / 2;
    if (differs(at(middle))) other = middle;
    else same = middle;
  }
  const value = at(other);
  const rounded = Number(value.toPrecision(4));
  return differs(rounded) ? rounded : value;
}

/** Values from `now` (0) to the end (1): by factors where the lever moves by factors; counts are whole. */
function placing({ isLogarithmic, path }: Lever, now: number, end: number): (way: number) => number {
  const isWhole = path === "workload.labelledExamples";
  const isByFactor = isLogarithmic && now > 0 && end > 0;
  return (way) => {
    const value = isByFactor ? now * (end / now) ** way : now + (end - now) * way;
    return isWhole ? (end < now ? Math.floor(value) : Math.ceil(value)) : value;
  };
}
