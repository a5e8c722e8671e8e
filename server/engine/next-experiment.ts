import { cheapest } from "./cheapest";
import type { Choice } from "./choose";
import { trialCandidates } from "./climb";
import type { Measure, NextExperiment } from "./recommendation";
import type { Option, Situation } from "./situation";
import { isAtMost, significant } from "./tolerance";
import { hasFailed, isEligible, type Case, type Contender } from "./verdict/case";

const LEAST_TRAFFIC_SHARE = 0.01;

/** What to measure next, on how much of the traffic, for how long; null where there is nothing to find out. */
export function nextExperiment(choice: Choice, opened: Case): NextExperiment | null {
  const options = experimentOptions(choice, opened);
  if (options === null) return null;
  const { usage, policy } = opened.situation;
  const { share, days } = duration(policy.experimentSample, usage.requestsPerMonth, policy.daysPerMonth);
  return {
    options: options.map(({ option }) => option.id),
    sampleSize: policy.experimentSample,
    trafficShare: significant(share),
    days,
    measures: measuresOf(opened.situation),
  };
}

function experimentOptions(choice: Choice, opened: Case): readonly Contender[] | null {
  const { chosen, action, costDriven } = choice;
  if (action === "unmet" || chosen === null) return [];
  if (action === "keep") return successors(chosen, opened);
  if (action !== "trial" || costDriven) return [chosen];
  const others = trialCandidates(chosen.option.level, opened).filter((contender) => contender !== chosen);
  return [chosen, ...others];
}

/** What is kept is switched off soon: the next best must be known by then. */
function successors(kept: Contender, opened: Case): readonly Contender[] | null {
  const { minLifeMonths } = opened.situation.policy;
  if (!retiresWithin(kept.option, 2 * minLifeMonths, opened.situation)) return null;
  const successor = cheapest(
    opened.contenders.filter((contender) => contender !== kept && isEligible(contender) && !hasFailed(contender)),
  );
  return successor && [successor];
}

const retiresWithin = (option: Option, months: number, { policy }: Situation): boolean =>
  option.reach.some(({ daysToRetirement }) => isAtMost(daysToRetirement, months * policy.daysPerMonth));

/** The share of traffic that fills the sample within a month, and the whole days that the sample then takes. */
function duration(sampleSize: number, requestsPerMonth: number, daysPerMonth: number): { share: number; days: number } {
  const share = sampleSize / requestsPerMonth;
  if (share > 1) return { share: 1, days: exactCeiling(sampleSize * daysPerMonth, requestsPerMonth) };
  if (share >= LEAST_TRAFFIC_SHARE) return { share, days: exactCeiling(daysPerMonth, 1) };
  const samplesPerRequestShare = sampleSize * daysPerMonth * (1 / LEAST_TRAFFIC_SHARE);
  return { share: LEAST_TRAFFIC_SHARE, days: exactCeiling(samplesPerRequestShare, requestsPerMonth) };
}

/** The least whole number of days that is enough: one request short is a day more. Only rounding itself is forgiven. */
function exactCeiling(numerator: number, denominator: number): number {
  const below = Math.floor(numerator / denominator);
  return below * denominator >= numerator * (1 - 1e-14) ? below : below + 1;
}

function measuresOf({ requirements, requirementStated }: Situation): readonly Measure[] {
  if (!requirementStated) return ["state-a-requirement", "cost"];
  const stated = (["accuracy", "consistency", "p95LatencyMs"] as const).filter((key) => requirements[key] !== null);
  return [...stated, "cost"];
}
