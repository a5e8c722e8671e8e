import type { Month } from "@/server/kernel/day";
import type { Amount, ReviewQuarter } from "./amount";
import type { DataQuality } from "./data-quality";
import type {
  AdjustmentLine,
  DeploymentLine,
  PriceChangeLine,
  PromisedLine,
  RetirementLine,
  VarianceSummary,
} from "./lines";
import type { ScenarioLine } from "./scenario-line";
import type { WorkloadLine } from "./workload-line";

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
