import {
  decideSound,
  decideUnder,
  traceDecision,
  watchedPolicy,
  type EngineInput,
  type PolicyKey,
  type TracedDecision,
} from "@/server/engine";
import { questionFor, type Portfolio } from "../gather-portfolio";
import type { StoredWorkload } from "../store";
import { isOtherDecision } from "./answers-under";

/** What a workload is told, and which thresholds its question and its answer looked at: no other can change them. */
export interface TracedWorkload {
  readonly workload: StoredWorkload;
  readonly input: EngineInput;
  readonly decision: TracedDecision;
  /** Thresholds that act on the question itself: on the profile, on machines, on context that an option adds. */
  readonly inQuestion: ReadonlySet<PolicyKey>;
}

/** Asks once, and watches. `null` where a workload has no recommendation. */
export function traceWorkload(workload: StoredWorkload, portfolio: Portfolio): TracedWorkload | null {
  const inQuestion = new Set<PolicyKey>();
  const { terms } = portfolio;
  const inForce = watchedPolicy(terms.inForce, inQuestion);
  const input = questionFor(workload, { ...portfolio, terms: { ...terms, inForce } });
  return input && { workload, input, inQuestion, decision: traceDecision(input) };
}

/** Whether it is told something else where one threshold is another; `tried` is the portfolio under it. */
export function isMoved(traced: TracedWorkload, key: PolicyKey, tried: Portfolio): boolean {
  const { workload, input, inQuestion, decision } = traced;
  const { thresholds } = tried.terms.policy;
  if (inQuestion.has(key)) {
    const asked = questionFor(workload, tried);
    return isOtherDecision(decision, asked && decideSound(asked));
  }
  return decision.thresholds.has(key) && isOtherDecision(decision, decideUnder(input, thresholds));
}
