import type { Day } from "@/server/kernel/day";
import type { EngineInput, Level } from "./engine-input";

type Metric = "accuracy" | "consistency" | "latency";

export type BlockCode = "not-narrow" | "open-ended" | "moving-target" | "too-few-examples";
export type ExclusionCode =
  "retired" | "retiring" | "data-must-stay" | "self-hosting-not-justified" | "interactive" | "fresh-knowledge";
export type ReasonCode =
  | `${Metric}-${"met" | "missed" | "inconclusive" | "unmeasured"}`
  | "no-evidence"
  | "small-sample"
  | "no-requirement"
  | "prompt-not-optimised"
  | "knowledge-not-needed"
  | "domain-not-unique"
  | "from-scratch-not-allowed"
  | "none-listed"
  | BlockCode
  | ExclusionCode;

/** Why a rung is judged as it is: data, no words. `value` and `threshold` wherever there are two numbers. */
export interface Reason {
  readonly code: ReasonCode;
  readonly option?: string;
  readonly value?: number;
  readonly threshold?: number;
  readonly source: "evidence" | "usage" | "policy" | "profile";
}

export type OptionVerdict = "pass" | "untested" | "fail";
export type LevelVerdict = "not-needed" | "no-option" | "blocked" | "sufficient" | "untested" | "insufficient";

/** What the climb finds on one rung. */
export interface StepVerdict {
  readonly level: Level;
  readonly verdict: LevelVerdict;
  readonly reasons: readonly Reason[];
}

export type Action = "unmet" | "trial" | "keep" | "adopt" | "step-down" | "step-up" | "switch";
/** `proven`: every lower bound reaches its requirement · `indicated`: measured, not proven · `assumed`: no requirement. */
export type Confidence = "proven" | "indicated" | "assumed" | "untested" | "none";

/**
 * An option beside the one in use. Costs in the input's currency: month 1, a request of month 1, once. Every comparison
 * is null where nothing is in use.
 */
export interface OptionEconomics {
  readonly option: string;
  readonly level: Level;
  readonly monthlyCost: number;
  readonly costPerRequest: number;
  readonly upfront: number;
  readonly breakEvenMonths: number | null;
  readonly breakEvenRequestsPerMonth: number | null;
  readonly horizonSaving: number | null;
  readonly horizonSavingShare: number | null;
  readonly roi: number | null;
  readonly npv: number | null;
  readonly robust: boolean | null;
  /** Months 1–12, without up-front; adverse: the smallest over the volume factors. */
  readonly yearlySaving: { readonly expected: number; readonly adverse: number } | null;
  /** The largest over the volume factors; null also where one of them never breaks even. */
  readonly adverseBreakEvenMonths: number | null;
}

export interface CurrentEconomics {
  readonly option: string;
  readonly monthlyCost: number;
  readonly costPerRequest: number;
}

export type TreatmentKind =
  "prompt-caching" | "batch" | "cheaper-model" | "router" | "distillation" | "managed-hosting" | "self-hosting";

/** A remedy beside the ladder. `monthlySaving`: month 1 against the option in use. */
export interface Treatment {
  readonly kind: TreatmentKind;
  readonly advised: boolean;
  readonly monthlySaving: number | null;
  readonly option: string | null;
  readonly estimated: boolean;
}

export type Measure = "accuracy" | "consistency" | "p95LatencyMs" | "state-a-requirement" | "cost";

export interface NextExperiment {
  readonly options: readonly string[];
  readonly sampleSize: number;
  /** 0.01..1 of the traffic. */
  readonly trafficShare: number;
  readonly days: number;
  readonly measures: readonly Measure[];
}

export type RiskCode =
  | "distribution-collapse"
  | "few-examples"
  | "no-retraining-budget"
  | "price-decline"
  | "single-unit"
  | "operations-burden"
  | "upfront-estimated"
  | "thin-evidence"
  | "stale-evidence"
  | "sunset"
  | "moving-target"
  | "rung-skipped"
  | "data-must-stay"
  | "fresh-knowledge";

/** What may go wrong, about one option. `value` is the number at stake; for `sunset` the day. */
export interface Risk {
  readonly code: RiskCode;
  readonly option: string | null;
  readonly value?: number | Day;
  readonly threshold?: number;
}

/** "Will next quarter's foundation model make this unnecessary?" */
export interface WaitAdvice {
  readonly advised: boolean;
  readonly reason: "price-decline" | null;
}

/** The whole answer, with its question. */
export interface Recommendation {
  readonly level: Level | null;
  readonly option: string | null;
  readonly action: Action;
  readonly costDriven: boolean;
  readonly confidence: Confidence;
  readonly robust: boolean | null;
  readonly unblock: readonly ReasonCode[];
  readonly steps: readonly StepVerdict[];
  readonly excluded: Readonly<Record<string, ExclusionCode>>;
  readonly economics: readonly OptionEconomics[];
  readonly current: CurrentEconomics | null;
  readonly treatments: readonly Treatment[];
  readonly nextExperiment: NextExperiment | null;
  readonly risks: readonly Risk[];
  readonly wait: WaitAdvice;
  readonly policyVersion: string;
  readonly engineVersion: string;
  readonly input: EngineInput;
}
