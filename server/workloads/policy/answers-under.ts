import {
  decideSound,
  policyInForce,
  type Action,
  type Confidence,
  type Decision,
  type EnginePolicyOverrides,
  type Level,
} from "@/server/engine";
import type { RecommendedWorkload } from "../answer-workload";
import { answerFor, questionFor, type Portfolio } from "../gather-portfolio";
import type { StoredWorkload } from "../store";

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

/** The same workloads and usage, under other thresholds. */
export const under = (portfolio: Portfolio, thresholds: EnginePolicyOverrides): Portfolio => ({
  ...portfolio,
  terms: {
    ...portfolio.terms,
    policy: { ...portfolio.terms.policy, thresholds },
    inForce: policyInForce(thresholds),
  },
});

/** Whether something else is advised; `null` is no recommendation. */
export const isOtherDecision = (one: Decision | null, other: Decision | null): boolean =>
  one?.action !== other?.action || one?.level !== other?.level || one?.option !== other?.option;

/** Who is told something else between two policies, by name, and how many were asked under one of them. */
export function changedBetween(before: Portfolio, after: Portfolio): { asked: number; changed: ChangedAnswer[] } {
  const changed: ChangedAnswer[] = [];
  let asked = 0;
  for (const workload of before.stored.filter(({ isArchived }) => !isArchived)) {
    const [was, is] = [decisionFor(workload, before), decisionFor(workload, after)];
    if (was !== null || is !== null) asked += 1;
    if (!isOtherDecision(was, is)) continue;
    const [told, would] = [answerFor(workload, before), answerFor(workload, after)].map(policyAnswer);
    changed.push({ id: workload.id, name: workload.name, before: told ?? null, after: would ?? null });
  }
  return { asked, changed };
}

/** Without the money that a recommendation counts: who is not told anything else needs none. */
function decisionFor(workload: StoredWorkload, portfolio: Portfolio): Decision | null {
  const input = questionFor(workload, portfolio);
  return input && decideSound(input);
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
