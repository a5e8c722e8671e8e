import type { Day } from "@/server/kernel/day";

/** `null` means absent, as a missing key does. */
type Maybe<Value> = Value | null | undefined;

export const TASKS = [
  "classification",
  "extraction",
  "routing",
  "formatting",
  "summarization",
  "translation",
  "qa",
  "drafting",
  "chat",
  "code",
  "reasoning",
  "creative",
  "other",
] as const;
export type Task = (typeof TASKS)[number];

export const HOSTINGS = ["api", "managed", "self-hosted"] as const;
/** `api`: the provider's general model · `managed`: a provider hosts your model · `self-hosted`: your machines. */
export type Hosting = (typeof HOSTINGS)[number];

export const LEVELS = [1, 2, 3, 4, 5] as const;
/** 1 prompting · 2 retrieval · 3 fine-tuning · 4 continued pre-training · 5 training from scratch. */
export type Level = (typeof LEVELS)[number];

/** What is good enough: shares 0..1, latency in milliseconds. */
export interface EngineRequirements {
  readonly accuracy?: Maybe<number>;
  readonly consistency?: Maybe<number>;
  readonly p95LatencyMs?: Maybe<number>;
}

/** What the workload is like; see the README for the meaning of each key. */
export interface EngineWorkload {
  readonly name: string;
  readonly task: Task;
  readonly narrow?: Maybe<boolean>;
  readonly interactive?: Maybe<boolean>;
  readonly changesPerYear?: Maybe<number>;
  readonly needsProprietaryKnowledge?: Maybe<boolean>;
  readonly needsFreshKnowledge?: Maybe<boolean>;
  readonly uniqueDomain?: Maybe<boolean>;
  readonly dataMustStayInNetwork?: Maybe<boolean>;
  readonly labelledExamples?: Maybe<number>;
  readonly requirements?: Maybe<EngineRequirements>;
}

/** Traffic of the first month and how it grows (a share a month); tokens a request; shares 0..1. */
export interface EngineUsage {
  readonly requestsPerMonth: number;
  readonly inputTokensPerRequest: number;
  readonly outputTokensPerRequest: number;
  readonly cacheableShare?: Maybe<number>;
  readonly cacheHitRate?: Maybe<number>;
  readonly peakToMean?: Maybe<number>;
  readonly monthlyGrowth?: Maybe<number>;
}

/** Prices a million tokens, or one price a request: one or the other. */
export interface EnginePrice {
  readonly inputPerMTok?: Maybe<number>;
  readonly outputPerMTok?: Maybe<number>;
  readonly cachedInputPerMTok?: Maybe<number>;
  readonly cacheWritePerMTok?: Maybe<number>;
  readonly perRequest?: Maybe<number>;
}

/** One-time costs, in the input's currency. `total` stands for all of them. */
export interface EngineUpfront {
  readonly training?: Maybe<number>;
  readonly data?: Maybe<number>;
  readonly evaluation?: Maybe<number>;
  readonly integration?: Maybe<number>;
  readonly total?: Maybe<number>;
}

/** What was measured, on how many samples, when. */
export interface EngineEvidence {
  readonly accuracy?: Maybe<number>;
  readonly consistency?: Maybe<number>;
  readonly p95LatencyMs?: Maybe<number>;
  readonly sampleSize?: Maybe<number>;
  readonly date?: Maybe<Day>;
}

/** A way to serve the workload; with `route` it is a router and has no hosting, price or machines of its own. */
export interface EngineOption {
  readonly id: string;
  readonly level: Level;
  readonly hosting?: Maybe<Hosting>;
  readonly label?: Maybe<string>;
  readonly promptOptimised?: Maybe<boolean>;
  readonly caching?: Maybe<boolean>;
  readonly batch?: Maybe<boolean>;
  readonly distilled?: Maybe<boolean>;
  readonly retrieval?: Maybe<boolean>;
  readonly promptReduction?: Maybe<number>;
  readonly price?: Maybe<EnginePrice>;
  readonly retrievalPerRequest?: Maybe<number>;
  readonly monthlyFixed?: Maybe<number>;
  readonly maintenanceMonthly?: Maybe<number>;
  readonly unitHourly?: Maybe<number>;
  readonly capacityRps?: Maybe<number>;
  readonly upfront?: Maybe<EngineUpfront>;
  readonly route?: Maybe<readonly { readonly option: string; readonly share: number }[]>;
  readonly retiresOn?: Maybe<Day>;
  readonly evidence?: Maybe<EngineEvidence>;
}

/** Any subset of the policy's thresholds; what is absent has its default (`policyDefaults`). */
export interface EnginePolicyOverrides {
  readonly daysPerMonth?: Maybe<number>;
  readonly horizonMonths?: Maybe<number>;
  readonly maxPaybackMonths?: Maybe<number>;
  readonly minSavingShare?: Maybe<number>;
  readonly minMonthlySaving?: Maybe<number>;
  readonly breakEvenLimitMonths?: Maybe<number>;
  readonly minRequestsPerMonth?: Maybe<number>;
  readonly minMonthlySpend?: Maybe<number>;
  readonly minLifeMonths?: Maybe<number>;
  readonly minExamples?: Maybe<number>;
  readonly fewExamples?: Maybe<number>;
  readonly maxChangesPerYear?: Maybe<number>;
  readonly minSample?: Maybe<number>;
  readonly experimentSample?: Maybe<number>;
  readonly evidenceMaxAgeDays?: Maybe<number>;
  readonly selfHostTokensPerDay?: Maybe<number>;
  readonly maxUtilisation?: Maybe<number>;
  readonly tcoMultiplier?: Maybe<number>;
  readonly minUpfront?: Maybe<{
    readonly "3"?: Maybe<number>;
    readonly "4"?: Maybe<number>;
    readonly "5"?: Maybe<number>;
  }>;
  readonly discountRate?: Maybe<number>;
  readonly cachedInputShareOfPrice?: Maybe<number>;
  readonly cacheHitRate?: Maybe<number>;
  readonly minCacheablePrefixTokens?: Maybe<number>;
  readonly batchDiscount?: Maybe<number>;
  readonly distillationCostRatio?: Maybe<number>;
  readonly adverse?: Maybe<{
    readonly apiPriceDeclinePerYear?: Maybe<number>;
    readonly volumeFactors?: Maybe<readonly number[]>;
    readonly costFactor?: Maybe<number>;
  }>;
  readonly allowFromScratch?: Maybe<boolean>;
}

/** The whole question: everything that the answer depends on. Money in `currency`, days in UTC. */
export interface EngineInput {
  readonly asOf: Day;
  readonly currency?: Maybe<string>;
  readonly workload: EngineWorkload;
  readonly usage: EngineUsage;
  readonly current?: Maybe<string>;
  readonly options: readonly EngineOption[];
  readonly policy?: Maybe<EnginePolicyOverrides>;
}
