import type { Day } from "@/server/kernel/day";
import type { EngineInput, EngineRequirements, Hosting, Level, Task } from "./engine-input";
import type { Policy } from "./policy";

/** Prices a million tokens, completed: a cached token costs `read` to read and `write` to write. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
  readonly read: number;
  readonly write: number;
}

/** Evidence that can count: a sample of at least one. */
export interface Evidence {
  readonly accuracy: number | null;
  readonly consistency: number | null;
  readonly p95LatencyMs: number | null;
  readonly sampleSize: number;
}

/** An option with every default filled in. Exactly one of `route` and `hosting` is null. */
export interface Option {
  readonly index: number;
  readonly id: string;
  readonly level: Level;
  readonly hosting: Hosting | null;
  readonly promptOptimised: boolean;
  readonly caching: boolean;
  readonly batch: boolean;
  readonly distilled: boolean;
  /** A level-2 option retrieves by definition. */
  readonly retrieval: boolean;
  readonly promptReduction: number;
  /** A number: a price a request; null: nothing is charged by use. */
  readonly price: TokenPrice | number | null;
  readonly retrievalPerRequest: number;
  readonly monthlyFixed: number;
  readonly maintenanceMonthly: number;
  readonly unitHourly: number | null;
  readonly capacityRps: number | null;
  readonly upfront: Upfront;
  readonly retiresOn: Day | null;
  /** Days from `asOf` to `retiresOn`; infinite where it does not retire. */
  readonly daysToRetirement: number;
  readonly evidence: Evidence | null;
  /** Days from the evidence to `asOf`; null where it bears no date. */
  readonly evidenceAgeDays: number | null;
  /** The legs of a router with a share above 0, in order. */
  readonly route: readonly Leg[] | null;
  /** Itself first, then everything it routes to, each once. */
  readonly reach: readonly Option[];
  /** It is the option in use or reached by it. */
  readonly inUse: boolean;
}

export interface Upfront {
  readonly training: number;
  /** Data, evaluation and integration together. */
  readonly around: number;
  readonly total: number | null;
}

export interface Leg {
  readonly option: Option;
  readonly share: number;
}

export interface Workload {
  readonly task: Task;
  readonly narrow: boolean;
  readonly interactive: boolean;
  readonly changesPerYear: number;
  readonly needsProprietaryKnowledge: boolean;
  readonly needsFreshKnowledge: boolean;
  readonly uniqueDomain: boolean;
  readonly dataMustStayInNetwork: boolean;
  readonly labelledExamples: number;
}

export interface Usage {
  readonly requestsPerMonth: number;
  readonly inputTokensPerRequest: number;
  readonly outputTokensPerRequest: number;
  readonly cacheableShare: number;
  readonly cacheHitRate: number;
  readonly peakToMean: number;
  readonly monthlyGrowth: number;
}

/** Requirements that were stated; null where not. */
export type Requirements = { readonly [Key in keyof Required<EngineRequirements>]: number | null };

/** The input with every default filled in and every reference followed. */
export interface Situation {
  readonly input: EngineInput;
  readonly workload: Workload;
  readonly requirements: Requirements;
  readonly requirementStated: boolean;
  readonly usage: Usage;
  readonly policy: Policy;
  readonly options: readonly Option[];
  readonly current: Option | null;
}
