import type { EngineInput, Recommendation } from "@/server/engine";
import { remembering } from "@/server/kernel/remembering";
import { answerChanges, type AnswerChange } from "@/server/workloads";
import { leversOf, turningPoints, type TurningPoint } from "@/server/what-if";

/** A measurement or a day of one option; volumes stand among the turning points. */
export type MovingEvent = Exclude<AnswerChange, { readonly code: "volume-below" | "volume-above" }>;

export interface WhatWouldMove {
  readonly events: readonly MovingEvent[];
  readonly points: readonly TurningPoint[];
}

/** Questions whose turns are kept: some portfolios of the largest kind. */
const MOST_REMEMBERED = 600;

/** What would have to be true for something else to be advised. */
export const whatWouldMove = remembering(
  MOST_REMEMBERED,
  ({ input }: Recommendation) => JSON.stringify(input),
  (recommendation): WhatWouldMove => {
    const { input } = recommendation;
    return {
      events: answerChanges(input, recommendation).flatMap((change) => ("option" in change ? [change] : [])),
      points: turningPoints(input, pathsOf(input)),
    };
  },
);

/** The policy is the organization's own to choose: what hangs on it stands on its page. */
const pathsOf = (input: EngineInput): string[] =>
  leversOf(input)
    .filter(({ group, option }) => group !== "policy" && option === undefined)
    .map(({ path }) => path);
