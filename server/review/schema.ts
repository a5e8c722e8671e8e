import type { Action, Confidence, Level, Recommendation } from "@/server/engine";
import type { DriftVerdict, LedgerStatus, LedgerVerdict } from "@/server/roi/schema";
import type { Day, Month } from "@/server/kernel/day";

/** An exact decimal as text, in the snapshot's currency: `"182412.37"`. */
export type Amount = string;

/** From the adverse case to the expected one, or from least to most; a minus costs more. */
export interface AmountRange {
  readonly low: Amount;
  readonly high: Amount;
}

/** A quarter as it is written: key `2026-Q3`, label `Q3 2026`, days half-open. */
export interface ReviewQuarter {
  readonly key: string;
  readonly label: string;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
}

/** The change of spend, split; price + volume + mix = change, all three `null` in a first quarter. */
export interface VarianceSummary {
  readonly before: Amount;
  readonly after: Amount;
  readonly change: Amount;
  readonly price: Amount | null;
  readonly volume: Amount | null;
  readonly mix: Amount | null;
  /** Change of tokens at the workload's own prices of before. `workloadId` is `null` for what is unassigned. */
  readonly volumeByWorkload: readonly {
    readonly workloadId: string | null;
    readonly name: string;
    readonly volume: Amount;
  }[];
}

/** Why a workload has no recommendation: it asks for data or for options first. */
export type WithheldCode =
  "usage-incomplete" | "not-placed" | "no-usage" | "in-use-unknown" | "option-unpriced" | "refused";

/** One workload in the quarter, with the whole answer of the engine and its question. */
export interface WorkloadLine {
  readonly id: string;
  readonly name: string;
  /** Where it stands; `null` where nothing is live or placed. */
  readonly level: Level | null;
  readonly option: string | null;
  readonly optionLabel: string | null;
  readonly recommendedLevel: Level | null;
  readonly recommendedOption: string | null;
  readonly recommendedLabel: string | null;
  /** `null`: no recommendation, for the reason `withheld`. */
  readonly action: Action | null;
  readonly withheld: WithheldCode | null;
  readonly costDriven: boolean;
  readonly confidence: Confidence;
  readonly spend: Amount;
  readonly spendBefore: Amount | null;
  /** Oldest first, this quarter last. */
  readonly spendByQuarter: readonly { readonly key: string; readonly spend: Amount }[];
  /** `null` where the source does not count them. */
  readonly requests: number | null;
  readonly tokens: number;
  /** A year: low the adverse case, high the expected one; `null` where nothing is in use or the option stays. */
  readonly saving: AmountRange | null;
  readonly upfront: Amount | null;
  readonly dueOn: Day | null;
  /** When what it runs on is switched off. */
  readonly retiresOn: Day | null;
  readonly recommendation: Recommendation | null;
}

/** An accepted decision of an earlier review: what it promised for this quarter and what came in. */
export interface PromisedLine {
  readonly quarterLabel: string;
  readonly workloadId: string;
  readonly workloadName: string;
  readonly decision: string;
  readonly promised: AmountRange;
  readonly realised: Amount;
  /** A sentence of the owner, or of a fact such as a price cut. */
  readonly note: string | null;
}

/** One deployment's ledger in a line. */
export interface DeploymentLine {
  readonly id: string;
  readonly workloadId: string;
  readonly workloadName: string;
  readonly name: string;
  readonly level: Level;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
  readonly retiresOn: Day | null;
  readonly investment: Amount;
  readonly savingOfQuarter: Amount;
  readonly cumulative: Amount;
  readonly planCumulative: Amount | null;
  readonly roi: number | null;
  readonly paybackMonths: number | null;
  readonly planPaybackMonths: number | null;
  readonly projectedPaybackMonths: number | null;
  readonly belowAgain: boolean;
  readonly status: LedgerStatus;
  readonly verdict: LedgerVerdict;
  readonly marketTookBack: Amount;
  readonly idle: readonly { readonly month: Month; readonly amount: Amount }[];
  /** The latest comparison of each metric; `verdict` after the correction for many deployments. */
  readonly quality: readonly {
    readonly metric: string;
    readonly date: Day;
    readonly difference: number;
    readonly interval: readonly [number, number] | null;
    readonly verdict: DriftVerdict;
  }[];
}

/** Run-rate on a model that its provider switches off. */
export interface RetirementLine {
  readonly model: string;
  readonly retiresOn: Day;
  readonly workloadId: string | null;
  readonly workloadName: string;
  readonly runRate: Amount;
  readonly replacement: string | null;
}

/** A price that changed and what it did to the quarter; `effect` above 0 made it dearer. */
export interface PriceChangeLine {
  readonly model: string;
  /** What changed, each with its relative change: 0.5 is half as much again. */
  readonly changes: readonly { readonly kind: string; readonly relative: number }[];
  readonly from: Day;
  readonly effect: Amount;
}

/** A correction of a signed quarter, outside spend and variance. */
export interface AdjustmentLine {
  readonly quarterLabel: string;
  readonly cause: string;
  readonly amount: Amount;
}

/** Valued usage against one provider's invoices. */
export interface ReconciliationLine {
  readonly provider: string;
  readonly invoiced: Amount;
  readonly valued: Amount;
  readonly explained: readonly { readonly cause: string; readonly amount: Amount }[];
  /** Invoiced less valued less explained. */
  readonly unexplained: Amount;
}

/**
 * What a quarter's priced tokens of one kind cost, and what was charged beside tokens (`kind` `beside-tokens`, or
 * `reported` where a provider reports cost alone; no tokens then). They add up to the spend, and the next quarter's variance
 * begins from them.
 */
export interface SnapshotCell {
  readonly workloadId: string | null;
  readonly model: string;
  readonly kind: string;
  readonly tokens: number;
  readonly cost: Amount;
}

/** What is advised in one case; saving a year from the adverse case to the expected one. */
export interface ScenarioAnswer {
  readonly action: Action;
  readonly level: Level | null;
  readonly option: string | null;
  readonly label: string | null;
  readonly saving: AmountRange | null;
  readonly upfront: Amount | null;
  readonly monthlyCost: Amount | null;
}

/** What somebody supposed about a workload, beside what was found. */
export interface ScenarioLine {
  readonly id: string;
  readonly workloadId: string;
  readonly workloadName: string;
  readonly name: string;
  readonly note: string;
  /** Places of the engine's input (server/what-if), with what stands there in the quarter. */
  readonly changes: readonly {
    readonly path: string;
    readonly now: number | boolean | string | null;
    readonly value: number | boolean | string | null;
  }[];
  /** Null where the quarter has no answer. */
  readonly present: ScenarioAnswer | null;
  /** Null where the scenario cannot be asked of this quarter: an option that it changes is gone. */
  readonly answer: ScenarioAnswer | null;
  readonly savedBy: string;
  /** An instant as ISO 8601 text. */
  readonly savedAt: string;
}

export interface DataQuality {
  readonly imports: number;
  readonly sources: readonly { readonly name: string; readonly daysPresent: number; readonly lastDay: Day | null }[];
  readonly days: number;
  readonly daysPresent: number;
  readonly missingDays: readonly Day[];
  /** Days of a provider of which only a detail source tells: its usage of them is in no total. Absent where there are none. */
  readonly onlyInDetail?: readonly {
    readonly source: string;
    readonly provider: string;
    readonly days: readonly Day[];
  }[];
  /** Share of tokens; `null` without any. */
  readonly pricedShare: number | null;
  /** Share of spend; `null` without any. */
  readonly assignedShare: number | null;
  readonly unpricedModels: readonly string[];
  readonly reconciliation: readonly ReconciliationLine[];
}

export interface SnapshotVersions {
  readonly engine: string;
  /** The engine's name of the thresholds in force. */
  readonly policy: string;
  /** The organization's count of its policy's versions; 0: the defaults. */
  readonly policyNumber: number;
  /** The price book. */
  readonly book: string;
  /** The form of the snapshot itself. */
  readonly snapshot: number;
}

/**
 * Everything that page, mail, text and PDF of a review say. Nothing else is looked up when it is rendered; what lies
 * in it is plain data, so that equal reviews have equal bytes.
 */
export interface ReviewSnapshot {
  readonly organization: { readonly name: string; readonly slug: string };
  readonly currency: string;
  readonly quarter: ReviewQuarter;
  readonly previousQuarter: ReviewQuarter | null;
  readonly revision: number;
  readonly spend: Amount;
  /** The signed figure where the quarter before is signed. */
  readonly spendBefore: Amount | null;
  readonly tokens: { readonly now: number; readonly before: number | null };
  readonly variance: VarianceSummary | null;
  readonly months: readonly { readonly month: Month; readonly spend: Amount }[];
  /** The last month's cost a day × 365. */
  readonly runRate: { readonly amount: Amount; readonly month: Month } | null;
  readonly cells: readonly SnapshotCell[];
  readonly workloads: readonly WorkloadLine[];
  readonly unassigned: { readonly spend: Amount; readonly spendBefore: Amount | null };
  /** Reported cost without tokens: in the total, the same then and now. */
  readonly reportedOnly: { readonly spend: Amount; readonly spendBefore: Amount | null };
  readonly promised: readonly PromisedLine[];
  readonly deployments: readonly DeploymentLine[];
  readonly retirements: readonly RetirementLine[];
  readonly priceChanges: readonly PriceChangeLine[];
  readonly adjustments: readonly AdjustmentLine[];
  readonly dataQuality: DataQuality;
  /** Absent where none is attached, as in reviews from before there were any. */
  readonly scenarios?: readonly ScenarioLine[];
  readonly versions: SnapshotVersions;
}

export const DECISION_VERDICTS = ["accept", "defer", "reject"] as const;
export type DecisionVerdict = (typeof DECISION_VERDICTS)[number];

/** What a decision was taken on. */
export interface DecisionBasis {
  readonly level: Level | null;
  readonly option: string | null;
  readonly action: Action | null;
  readonly saving: AmountRange | null;
  readonly upfront: Amount | null;
  readonly versions: SnapshotVersions;
}

export interface Decision {
  readonly workloadId: string;
  readonly verdict: DecisionVerdict;
  readonly owner: string | null;
  readonly dueOn: Day | null;
  readonly sentence: string | null;
  readonly decidedBy: string;
  /** An instant as ISO 8601 text. */
  readonly decidedAt: string;
  readonly basis: DecisionBasis;
}

export interface Signature {
  readonly personId: string;
  readonly name: string;
  readonly title: string | null;
  readonly signedAt: string;
}

export const REVIEW_STATUSES = ["draft", "in-review", "signed", "sent"] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
