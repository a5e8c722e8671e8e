import { ownLifeMonths } from "../money/horizon";
import type { ExclusionCode } from "../recommendation";
import type { Option, Situation } from "../situation";
import { isAbove, isAtMost } from "../tolerance";

/** Tokens a day, the figure that self-hosting is justified by. */
export const tokensPerDay = ({ usage, policy }: Situation): number =>
  (usage.requestsPerMonth * (usage.inputTokensPerRequest + usage.outputTokensPerRequest)) / policy.daysPerMonth;

const isRetired = (option: Option, situation: Situation): boolean => ownLifeMonths(option, situation) < 1;

/** Why each option may not be chosen, whatever it can do: the first rule that applies; null: it is eligible. */
export function exclusionsOf(situation: Situation): readonly (ExclusionCode | null)[] {
  const ownMachines = selfHostingIsJustified(situation);
  return situation.options.map((option) => exclusionOf(option, situation, ownMachines));
}

function exclusionOf(option: Option, situation: Situation, ownMachines: boolean): ExclusionCode | null {
  if (isRetired(option, situation)) return "retired";
  if (!option.inUse && ownLifeMonths(option, situation) < situation.policy.minLifeMonths) return "retiring";
  return option.route === null
    ? ownExclusion(option, situation, ownMachines)
    : routedExclusion(option, situation, ownMachines);
}

/** A router is no way round a rule: what it routes to must be allowed. */
function routedExclusion(router: Option, situation: Situation, ownMachines: boolean): ExclusionCode | null {
  for (const { option } of router.route ?? []) {
    const code = exclusionOf(option, situation, ownMachines);
    if (code !== null) return code;
  }
  return null;
}

function ownExclusion(option: Option, situation: Situation, ownMachines: boolean): ExclusionCode | null {
  const { workload } = situation;
  const selfHosted = option.hosting === "self-hosted";
  if (workload.dataMustStayInNetwork && !selfHosted) return "data-must-stay";
  if (option.inUse) return null;
  if (selfHosted && !workload.dataMustStayInNetwork && !ownMachines) return "self-hosting-not-justified";
  if (option.batch && workload.interactive) return "interactive";
  if (workload.needsFreshKnowledge && option.level > 2 && !option.retrieval) return "fresh-knowledge";
  return null;
}

const selfHostingIsJustified = (situation: Situation): boolean =>
  !isAtMost(tokensPerDay(situation), situation.policy.selfHostTokensPerDay) || latencyForcesSelfHosting(situation);

/** Every option hosted by others whose latency was measured on enough samples misses the requirement. */
function latencyForcesSelfHosting(situation: Situation): boolean {
  const required = situation.requirements.p95LatencyMs;
  if (required === null) return false;
  const measured = situation.options.flatMap((option) => {
    const { evidence } = option;
    if (option.route !== null || option.hosting === "self-hosted" || isRetired(option, situation)) return [];
    if (evidence === null || evidence.p95LatencyMs === null) return [];
    return evidence.sampleSize >= situation.policy.minSample ? [evidence.p95LatencyMs] : [];
  });
  return measured.length > 0 && measured.every((latency) => isAbove(latency, required));
}
