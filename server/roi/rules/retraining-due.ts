import { addDays, type Day } from "@/server/kernel/day";
import type { QualityComparison } from "../schema";

export interface TrainedDeployment {
  readonly level: number;
  readonly startedOn: Day | null;
  readonly endedOn: Day | null;
  /** Days after which it is to be trained anew; null: only when its quality drifts. */
  readonly retrainEvery: number | null;
  readonly versions: readonly { readonly since: Day; readonly isRollback: boolean }[];
}

/** Why and since when; `dueOn` is the day that the interval names. */
export interface RetrainingDue {
  readonly isDue: boolean;
  readonly reason: "drifted" | "interval" | null;
  /** The metric that drifted. */
  readonly metric: string | null;
  readonly dueOn: Day | null;
  readonly trainedOn: Day;
}

/** The lowest level on which something is trained. */
const TRAINED_LEVEL = 3;

/**
 * Whether what serves is to be trained anew: where a measurement since the last training stands as drifted, or where the interval that
 * a person typed has gone by since. The last training is the newest version that is no rollback, else the first day. Nothing is trained
 * below level 3, before its start or after its end: `null`.
 */
export function retrainingDue(
  deployment: TrainedDeployment,
  quality: readonly QualityComparison[],
  today: Day,
): RetrainingDue | null {
  const { level, startedOn, endedOn, retrainEvery, versions } = deployment;
  if (level < TRAINED_LEVEL || startedOn === null || startedOn > today) return null;
  if (endedOn !== null && endedOn < today) return null;
  const trainedOn = versions
    .filter(({ isRollback, since }) => !isRollback && since <= today)
    .reduce((latest, { since }) => (since > latest ? since : latest), startedOn);
  const dueOn = retrainEvery === null ? null : addDays(trainedOn, retrainEvery);
  const drifted = latestOfEach(quality).find(({ verdict, date }) => verdict === "drifted" && date >= trainedOn);
  if (drifted) return { isDue: true, reason: "drifted", metric: drifted.metric, dueOn, trainedOn };
  const isOver = dueOn !== null && dueOn <= today;
  return { isDue: isOver, reason: isOver ? "interval" : null, metric: null, dueOn, trainedOn };
}

/** A metric that drifted and came back is no reason: its newest measurement speaks. */
const latestOfEach = (quality: readonly QualityComparison[]): QualityComparison[] => [
  ...new Map(quality.map((one) => [one.metric, one])).values(),
];
