import type { Day } from "@/server/kernel/day";
import { daysBetween } from "./calendar";
import type { EngineEvidence, EngineInput, EngineOption, EnginePrice, Task } from "./engine-input";
import { policyInForce, type Policy } from "./policy";
import type { Evidence, Leg, Option, Requirements, Situation, TokenPrice, Upfront, Usage, Workload } from "./situation";

/** Tasks for which somebody waits, unless the input says otherwise. */
const INTERACTIVE_TASKS: ReadonlySet<Task> = new Set(["chat", "qa", "drafting", "code", "routing"]);

/** Fills in the defaults and follows the references of an input that has no faults. */
export function readSituation(input: EngineInput, policy = policyInForce(input.policy)): Situation {
  const { options, current } = readOptions(input, policy);
  const requirements = readRequirements(input);
  return {
    input,
    workload: readWorkload(input),
    requirements,
    requirementStated: Object.values(requirements).some((required) => required !== null),
    usage: readUsage(input, policy),
    policy,
    options,
    current,
  };
}

function readWorkload({ workload }: EngineInput): Workload {
  return {
    task: workload.task,
    narrow: workload.narrow ?? false,
    interactive: workload.interactive ?? INTERACTIVE_TASKS.has(workload.task),
    changesPerYear: workload.changesPerYear ?? 0,
    needsProprietaryKnowledge: workload.needsProprietaryKnowledge ?? false,
    needsFreshKnowledge: workload.needsFreshKnowledge ?? false,
    uniqueDomain: workload.uniqueDomain ?? false,
    dataMustStayInNetwork: workload.dataMustStayInNetwork ?? false,
    labelledExamples: workload.labelledExamples ?? 0,
  };
}

function readRequirements({ workload }: EngineInput): Requirements {
  const stated = workload.requirements;
  return {
    accuracy: stated?.accuracy ?? null,
    consistency: stated?.consistency ?? null,
    p95LatencyMs: stated?.p95LatencyMs ?? null,
  };
}

function readUsage({ usage }: EngineInput, policy: Policy): Usage {
  return {
    requestsPerMonth: usage.requestsPerMonth,
    inputTokensPerRequest: usage.inputTokensPerRequest,
    outputTokensPerRequest: usage.outputTokensPerRequest,
    cacheableShare: usage.cacheableShare ?? 0,
    cacheHitRate: usage.cacheHitRate ?? policy.cacheHitRate,
    peakToMean: usage.peakToMean ?? 3,
    monthlyGrowth: usage.monthlyGrowth ?? 0,
  };
}

/** Options are built first and linked after, because a router may stand before what it routes to. */
type Unlinked = Omit<Option, "route" | "reach" | "inUse"> & { route: Leg[] | null; reach: Option[]; inUse: boolean };

function readOptions(input: EngineInput, policy: Policy): { options: readonly Option[]; current: Option | null } {
  const options: Unlinked[] = input.options.map((given, index) => readOption(given, index, input.asOf, policy));
  const byId = new Map(options.map((option) => [option.id, option]));
  input.options.forEach((given, index) => {
    const router = options[index];
    if (!router || !given.route) return;
    router.route = [];
    for (const { option: id, share } of given.route) {
      const routed = byId.get(id);
      if (routed && share > 0) router.route.push({ option: routed, share });
    }
  });
  for (const option of options) option.reach = reachOf(option);
  const current = byId.get(input.current ?? "") ?? null;
  const inUse = new Set(current?.reach);
  for (const option of options) option.inUse = inUse.has(option);
  return { options, current };
}

function reachOf(option: Option): Option[] {
  const reached = new Set([option]);
  for (const at of reached) for (const leg of at.route ?? []) reached.add(leg.option);
  return [...reached];
}

function readOption(given: EngineOption, index: number, asOf: Day, policy: Policy): Unlinked {
  return {
    index,
    id: given.id,
    level: given.level,
    hosting: given.hosting ?? null,
    promptOptimised: given.promptOptimised ?? false,
    caching: given.caching ?? false,
    batch: given.batch ?? false,
    distilled: given.distilled ?? false,
    retrieval: (given.retrieval ?? false) || given.level === 2,
    promptReduction: given.promptReduction ?? 0,
    price: readPrice(given.price, policy),
    retrievalPerRequest: given.retrievalPerRequest ?? 0,
    monthlyFixed: given.monthlyFixed ?? 0,
    maintenanceMonthly: given.maintenanceMonthly ?? 0,
    unitHourly: given.unitHourly ?? null,
    capacityRps: given.capacityRps ?? null,
    upfront: readUpfront(given),
    retiresOn: given.retiresOn ?? null,
    daysToRetirement: given.retiresOn ? daysBetween(asOf, given.retiresOn) : Infinity,
    evidence: readEvidence(given.evidence),
    evidenceAgeDays: given.evidence?.date ? daysBetween(given.evidence.date, asOf) : null,
    route: null,
    reach: [],
    inUse: false,
  };
}

function readPrice(price: EnginePrice | null | undefined, policy: Policy): TokenPrice | number | null {
  if (!price) return null;
  if (typeof price.perRequest === "number") return price.perRequest;
  const input = price.inputPerMTok ?? 0;
  return {
    input,
    output: price.outputPerMTok ?? 0,
    read: price.cachedInputPerMTok ?? input * policy.cachedInputShareOfPrice,
    write: price.cacheWritePerMTok ?? input,
  };
}

function readUpfront({ upfront }: EngineOption): Upfront {
  return {
    training: upfront?.training ?? 0,
    around: (upfront?.data ?? 0) + (upfront?.evaluation ?? 0) + (upfront?.integration ?? 0),
    total: upfront?.total ?? null,
  };
}

function readEvidence(evidence: EngineEvidence | null | undefined): Evidence | null {
  if (!evidence?.sampleSize) return null;
  return {
    accuracy: evidence.accuracy ?? null,
    consistency: evidence.consistency ?? null,
    p95LatencyMs: evidence.p95LatencyMs ?? null,
    sampleSize: evidence.sampleSize,
  };
}
