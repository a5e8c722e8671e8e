import { Refusal } from "@/server/kernel/refusal";
import { choose } from "./choose";
import type { EngineInput } from "./engine-input";
import { currentEconomics, economicsOf } from "./money/economics";
import { nextExperiment } from "./next-experiment";
import { policyVersion } from "./policy";
import { readSituation } from "./read-situation";
import type { ExclusionCode, Recommendation } from "./recommendation";
import { risksOf } from "./risks";
import { treatmentsFor } from "./treatments";
import { faultsOf } from "./validation/faults-of";
import { openCase, type Case } from "./verdict/case";
import { judgeLevels } from "./verdict/judge-level";
import { waitAdvice } from "./wait";

/** Changes whenever the same input could be answered differently. */
export const engineVersion = "1.0.0";

/**
 * Which level does this workload need? A function of the input alone: the same input, the same answer, byte for byte.
 * @throws Refusal `engine-input` with every fault in `facts.faults`; nothing is computed then.
 */
export function recommend(input: EngineInput): Recommendation {
  refuseFaults(input);
  const situation = readSituation(input);
  const opened = openCase(situation);
  const steps = judgeLevels(opened);
  const costs = opened.contenders.map((contender) => contender.costs);
  const economics = economicsOf(costs, situation);
  const choice = choose(opened, steps, economics);
  return {
    level: choice.chosen?.option.level ?? null,
    option: choice.chosen?.option.id ?? null,
    action: choice.action,
    costDriven: choice.costDriven,
    confidence: choice.confidence,
    robust: choice.robust,
    unblock: choice.unblock,
    steps,
    excluded: excludedIn(opened),
    economics,
    current: currentEconomics(costs, situation),
    treatments: treatmentsFor(opened, choice.chosen),
    nextExperiment: nextExperiment(choice, opened),
    risks: risksOf(choice, opened),
    wait: waitAdvice(choice),
    policyVersion: policyVersion(situation.policy),
    engineVersion,
    input,
  };
}

/** Ends what cannot be computed. */
export function refuseFaults(input: unknown): void {
  const faults = faultsOf(input);
  if (faults.length === 0) return;
  const sentence = faults.map(({ path, problem }) => `${path || "input"}: ${problem}`).join("; ");
  throw new Refusal("bad-input", "engine-input", sentence, { faults });
}

const excludedIn = ({ contenders }: Case): Readonly<Record<string, ExclusionCode>> =>
  Object.fromEntries(
    contenders.flatMap(({ option, exclusion }) => (exclusion === null ? [] : [[option.id, exclusion] as const])),
  );
