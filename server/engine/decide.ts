import { advise } from "./choose";
import type { EngineInput, EnginePolicyOverrides, Level } from "./engine-input";
import { policyInForce } from "./policy";
import type { PolicyKey } from "./policy-defaults";
import { readSituation } from "./read-situation";
import type { Action } from "./recommendation";
import { refuseFaults } from "./recommend";
import type { Situation } from "./situation";
import { faultsOf, growsBeyond } from "./validation/faults-of";
import { openCase } from "./verdict/case";
import { judgeLevels } from "./verdict/judge-level";
import { watchedPolicy } from "./watched-policy";

/** What is advised, in three words: whether a recommendation is another one hangs on nothing else. */
export interface Decision {
  readonly level: Level | null;
  readonly option: string | null;
  readonly action: Action;
}

/** A decision, and all thresholds that it was made by: any other may be anything, it stays as it is. */
export interface TracedDecision extends Decision {
  readonly thresholds: ReadonlySet<PolicyKey>;
}

/**
 * Level, option and action of what `recommend` answers, for those who ask about many changes of one question: no economics,
 * treatments or risks are worked out, and only options that are compared are costed.
 * @throws Refusal as `recommend`.
 */
export function decide(input: EngineInput): Decision {
  refuseFaults(input);
  return decideSound(input);
}

/** The same for an input whose faults were looked for already, and which has none. */
export const decideSound = (input: EngineInput): Decision => decisionIn(readSituation(input));

/** The same; `null` where the input has faults. */
export const decisionOf = (input: EngineInput): Decision | null =>
  faultsOf(input).length > 0 ? null : decideSound(input);

/**
 * Asks one sound question under other thresholds. What these may be is the caller's to check; `null` where they look so far
 * ahead that growing traffic cannot be computed.
 */
export function decideUnder(input: EngineInput, policy: EnginePolicyOverrides): Decision | null {
  const asked = { ...input, policy };
  return growsBeyond(asked) ? null : decideSound(asked);
}

/** The decision on a sound question, with the thresholds that it looked at. */
export function traceDecision(input: EngineInput): TracedDecision {
  const thresholds = new Set<PolicyKey>();
  const decision = decisionIn(readSituation(input, watchedPolicy(policyInForce(input.policy), thresholds)));
  return { ...decision, thresholds };
}

function decisionIn(situation: Situation): Decision {
  const opened = openCase(situation);
  const { chosen, action } = advise(opened, judgeLevels(opened));
  return { level: chosen?.option.level ?? null, option: chosen?.option.id ?? null, action };
}
