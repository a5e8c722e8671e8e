import type { EngineRequirements, EngineUpfront, Hosting, Level, Task } from "@/server/engine";
import type { Day, Month } from "@/server/kernel/day";
import type { InvestmentKind, QualityMeasurement } from "@/server/roi";
import type { Traffic } from "./generate/traffic";

/** What a workload is like, in the engine's words; what is left out is the engine's default. */
export interface DemoProfile {
  readonly task: Task;
  readonly narrow?: boolean;
  readonly interactive?: boolean;
  readonly changesPerYear?: number;
  readonly needsProprietaryKnowledge?: boolean;
  readonly needsFreshKnowledge?: boolean;
  readonly uniqueDomain?: boolean;
  readonly dataMustStayInNetwork?: boolean;
  readonly labelledExamples?: number;
  readonly requirements?: EngineRequirements;
  /** What one successful result is called, and how its success is known. */
  readonly outcomeUnit?: {
    readonly name: string;
    readonly perRequest: number;
    readonly successFrom?: "accuracy" | "consistency";
    readonly target?: number;
  };
}

/** Which usage belongs to a workload: globs over the labels that the exports carry. */
export interface DemoRule {
  readonly provider?: string;
  readonly project?: string;
  readonly apiKey?: string;
  readonly model?: string;
}

/** A measurement of an option; shares 0..1. */
export interface DemoEvidence {
  readonly kind: "holdout" | "parallel" | "production";
  readonly measuredOn: Day;
  readonly sampleSize: number;
  readonly accuracy?: number;
  readonly consistency?: number;
  readonly p95LatencyMs?: number;
  readonly note: string;
  /** Uploaded as a file of results instead of typed: its name, what its examples are called, how many were answered rightly. */
  readonly file?: { readonly name: string; readonly examples: string; readonly right: number };
}

/** A parallel test that runs while the quarter is looked at. */
export interface DemoExperiment {
  readonly option: string;
  readonly startedOn: Day;
  readonly sampleSize: number;
  readonly trafficShare: number;
  readonly days: number;
  readonly note: string;
}

/** A way to run a workload. Prices are looked up in the book, never written here. */
export interface DemoOption {
  readonly key: string;
  /** The day from which the company had it in view; left out: from the beginning. */
  readonly since?: Day;
  readonly level: Level;
  readonly label: string;
  /** Left out for a router. */
  readonly hosting?: Hosting;
  /** Ids of the models that serve it, as the exports write them. */
  readonly models: readonly string[];
  /** Priced by the token. */
  readonly priceOf?: { readonly provider: string; readonly model: string };
  /** Priced by the hour: a machine of the book, and the requests a second that one serves. */
  readonly machine?: { readonly provider: string; readonly name: string; readonly capacityRps: number };
  readonly route?: readonly { readonly option: string; readonly share: number }[];
  readonly promptOptimised?: boolean;
  readonly caching?: boolean;
  readonly batch?: boolean;
  readonly distilled?: boolean;
  readonly retrieval?: boolean;
  readonly retrievalPerRequest?: number;
  /** Tokens a request beyond the measured ones. */
  readonly addedInput?: { readonly fewShot?: number; readonly retrieved?: number };
  readonly maintenanceMonthly?: number;
  readonly upfront?: EngineUpfront;
  /** For models of the company's own, which no book knows: the day the host stops serving the base. */
  readonly retiresOn?: Day;
  readonly evidence: readonly DemoEvidence[];
}

/** Cost lines of a month that no export tells; inference and hosting are taken from the usage. */
export interface DemoDeploymentMonth {
  readonly retraining?: number;
  readonly monitoring: number;
  readonly people: number;
}

export interface DemoDeployment {
  readonly name: string;
  readonly option: string;
  readonly level: Level;
  readonly hosting: Hosting;
  readonly models: readonly string[];
  readonly startedOn: Day;
  readonly retiresOn?: Day;
  readonly plan: { readonly upfront: number; readonly monthlySaving: number };
  readonly investment: readonly { readonly kind: InvestmentKind; readonly amount: number }[];
  /** The profile of the days before, frozen, and what those tokens have cost since. */
  readonly baseline: {
    readonly inputTokensPerRequest: number;
    readonly cachedInputTokensPerRequest?: number;
    readonly outputTokensPerRequest: number;
    readonly prices: readonly {
      readonly from: Day;
      readonly inputPerMTok: string;
      readonly cachedInputPerMTok?: string;
      readonly outputPerMTok: string;
    }[];
  };
  readonly everyMonth: DemoDeploymentMonth;
  readonly retraining?: Readonly<Record<Month, number>>;
  readonly quality: readonly QualityMeasurement[];
}

/** A workload of the demo company: who uses what, what is asked of it, and what it could run on. */
export interface DemoWorkload {
  readonly name: string;
  readonly ownerName: string;
  readonly profile: DemoProfile;
  readonly rules: readonly DemoRule[];
  readonly traffic: Traffic;
  /** Requests a month of the last two quarters, typed because the export does not count them. */
  readonly typedRequests?: { readonly secondQuarter: number; readonly thirdQuarter: number; readonly reason: string };
  readonly options: readonly DemoOption[];
  /** The option in use where a person says so; left out: told by the models that serve it. */
  readonly inUse?: string;
  readonly deployments?: readonly DemoDeployment[];
  readonly experiment?: DemoExperiment;
}
