import {
  policyInForce,
  recommend,
  type Action,
  type Confidence,
  type EnginePolicyOverrides,
  type Level,
} from "@/server/engine";
import type { RecommendedWorkload } from "../answer-workload";
import { answerFor, type Portfolio } from "../gather-portfolio";

/** What is advised for a workload under some policy. */
export interface PolicyAnswer {
  readonly action: Action;
  readonly level: Level | null;
  readonly option: string | null;
  readonly optionLabel: string | null;
  /** The option advised is the one in use: it is kept, or measured. */
  readonly isInUse: boolean;
  readonly confidence: Confidence;
  /** Against what is in use; null where nothing is, or it stays. */
  readonly yearlySaving: { readonly expected: number; readonly adverse: number } | null;
}

/** A workload that is told something else: level, option or action. `null`: it has no recommendation. */
export interface ChangedAnswer {
  readonly id: string;
  readonly name: string;
  readonly before: PolicyAnswer | null;
  readonly after: PolicyAnswer | null;
}

/** The same workloads and usage, asked under other thresholds. */
export function answersUnder(portfolio: Portfolio, thresholds: EnginePolicyOverrides): RecommendedWorkload[] {
  const { daysPerMonth } = policyInForce(thresholds);
  const terms = { ...portfolio.terms, policy: { ...portfolio.terms.policy, thresholds }, daysPerMonth };
  return portfolio.stored
    .filter(({ isArchived }) => !isArchived)
    .map((workload) => answerFor(workload, { ...portfolio, terms }));
}

/**
 * Thresholds that act before the engine is asked: on the profile, on machines, on context that an option adds. All others
 * reach it as they are.
 */
const ACT_BEFORE: ReadonlySet<string> = new Set([
  "daysPerMonth",
  "maxUtilisation",
  "cachedInputShareOfPrice",
  "cacheHitRate",
  "minCacheablePrefixTokens",
  "batchDiscount",
]);

/** The same as `answersUnder` for thresholds in which one key differs; mostly only the engine has to be asked again. */
export function answersWith(
  portfolio: Portfolio,
  before: readonly RecommendedWorkload[],
  { key, thresholds }: { readonly key: string; readonly thresholds: EnginePolicyOverrides },
): RecommendedWorkload[] {
  if (ACT_BEFORE.has(key)) return answersUnder(portfolio, thresholds);
  return before.map((one) =>
    one.input ? { ...one, recommendation: recommend({ ...one.input, policy: thresholds }) } : one,
  );
}

/** Who is told something else, by name. Both lists are of the same workloads. */
export function changedAnswers(
  before: readonly RecommendedWorkload[],
  after: readonly RecommendedWorkload[],
): ChangedAnswer[] {
  const byId = new Map(after.map((one) => [one.id, one]));
  return before.flatMap((one): ChangedAnswer[] => {
    const other = byId.get(one.id);
    const [was, is] = [policyAnswer(one), other ? policyAnswer(other) : null];
    if (was?.action === is?.action && was?.level === is?.level && was?.option === is?.option) return [];
    return [{ id: one.id, name: one.name, before: was, after: is }];
  });
}

function policyAnswer({ recommendation, labels, present }: RecommendedWorkload): PolicyAnswer | null {
  if (recommendation === null) return null;
  const { action, level, option, confidence, economics } = recommendation;
  return {
    ...{ action, level, option, confidence, isInUse: option !== null && option === present?.option },
    optionLabel: option === null ? null : (labels[option] ?? (option === present?.option ? present.label : option)),
    yearlySaving: economics.find((one) => one.option === option)?.yearlySaving ?? null,
  };
}
