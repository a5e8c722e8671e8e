import {
  decide,
  recommend,
  type Action,
  type Decision,
  type EngineInput,
  type EngineOption,
  type Level,
  type Recommendation,
} from "@/server/engine";
import { addDays, type Day } from "@/server/kernel/day";

/** What is advised in another case. */
export interface OtherAnswer {
  readonly action: Action;
  readonly level: Level | null;
  readonly option: string | null;
  /** Saving a year against what is in use, where the engine knows it. */
  readonly yearlySaving: number | null;
}

/**
 * What would change the answer: `value` is the volume, the day or the measure from which on it does, `now` what it is
 * today. Asked of the engine itself, so that it can never say otherwise.
 */
export type AnswerChange =
  | {
      readonly code: "volume-below" | "volume-above";
      readonly value: number;
      readonly now: number;
      readonly then: OtherAnswer;
    }
  | { readonly code: "option-passes" | "option-fails"; readonly option: string; readonly then: OtherAnswer }
  | {
      readonly code: "retires-before";
      readonly option: string;
      readonly value: Day;
      readonly now: Day | null;
      readonly then: OtherAnswer;
    };

/** How far volumes are looked at, as factors of today's. */
const VOLUME_REACH = 20;
const SAMPLE = 10_000;

/** Everything that would change the answer, by itself. */
export function answerChanges(input: EngineInput, answer: Recommendation): AnswerChange[] {
  const isOther = (other: Decision): boolean =>
    other.action !== answer.action || other.option !== answer.option || other.level !== answer.level;
  return [
    ...byMeasurement(input, answer, isOther),
    ...byVolume(input, isOther),
    ...byRetirement(input, answer, isOther),
  ];
}

type IsOther = (other: Decision) => boolean;

function byMeasurement(input: EngineInput, answer: Recommendation, isOther: IsOther): AnswerChange[] {
  const stated = Object.entries(input.workload.requirements ?? {}).filter(([, value]) => typeof value === "number");
  if (stated.length === 0) return [];
  return input.options.flatMap((option): AnswerChange[] => {
    const changes: AnswerChange[] = [];
    for (const code of ["option-fails", "option-passes"] as const) {
      // The engine looks for what passes; that what is advised passes is no news, nor that another fails.
      if (code === "option-fails" && option.id !== answer.option) continue;
      const asked = withOption(input, option.id, { evidence: evidenceThat(code === "option-passes", input) });
      if (isOther(decide(asked))) changes.push({ code, option: option.id, then: otherAnswer(asked) });
    }
    return changes;
  });
}

/** A clear result on a large sample: every stated requirement met with room, or missed. */
function evidenceThat(passes: boolean, { workload, asOf }: EngineInput): EngineOption["evidence"] {
  const { accuracy, consistency, p95LatencyMs } = workload.requirements ?? {};
  const share = (required: number | null | undefined) => (typeof required !== "number" ? null : passes ? 1 : 0);
  const latency = typeof p95LatencyMs !== "number" ? null : passes ? p95LatencyMs / 2 : p95LatencyMs * 2;
  return {
    accuracy: share(accuracy),
    consistency: share(consistency),
    p95LatencyMs: latency,
    sampleSize: SAMPLE,
    date: asOf,
  };
}

function byVolume(input: EngineInput, isOther: IsOther): AnswerChange[] {
  const now = input.usage.requestsPerMonth;
  const at = (factor: number): EngineInput => ({
    ...input,
    usage: { ...input.usage, requestsPerMonth: now * factor },
  });
  return (["volume-below", "volume-above"] as const).flatMap((code): AnswerChange[] => {
    const factorOf = (reach: number): number => (code === "volume-below" ? 1 / reach : reach);
    // The first step at which it differs, then halved until it is sharp to a thousandth.
    let same = 1;
    let other = 1.25;
    while (other <= VOLUME_REACH && !isOther(decide(at(factorOf(other))))) [same, other] = [other, other * 1.25];
    if (other > VOLUME_REACH) return [];
    for (let step = 0; step < 12; step += 1) {
      const middle = Math.sqrt(same * other);
      if (isOther(decide(at(factorOf(middle))))) other = middle;
      else same = middle;
    }
    return [
      { code, value: Number((now * factorOf(other)).toPrecision(3)), now, then: otherAnswer(at(factorOf(other))) },
    ];
  });
}

/** The advised option, switched off sooner: the latest day from which on that changes the answer. */
function byRetirement(input: EngineInput, answer: Recommendation, isOther: IsOther): AnswerChange[] {
  const option = input.options.find(({ id }) => id === answer.option);
  if (!option || option.route) return [];
  const at = (days: number): EngineInput => withOption(input, option.id, { retiresOn: addDays(input.asOf, days) });
  let [early, late] = [1, 5 * 366];
  const now = option.retiresOn ?? null;
  if (!isOther(decide(at(early))) || isOther(decide(at(late)))) return [];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (isOther(decide(at(middle)))) early = middle;
    else late = middle;
  }
  const value = addDays(input.asOf, late);
  return now !== null && now < value
    ? []
    : [{ code: "retires-before", option: option.id, value, now, then: otherAnswer(at(early)) }];
}

const withOption = (input: EngineInput, id: string, changed: Partial<EngineOption>): EngineInput => ({
  ...input,
  options: input.options.map((option) => (option.id === id ? { ...option, ...changed } : option)),
});

function otherAnswer(input: EngineInput): OtherAnswer {
  const { action, level, option, economics } = recommend(input);
  const yearlySaving = economics.find((one) => one.option === option)?.yearlySaving?.expected ?? null;
  return { action, level, option, yearlySaving };
}
