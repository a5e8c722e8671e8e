import type { Action, Level } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import type { Amount, AmountRange } from "./amount";
import type { SnapshotVersions } from "./snapshot";

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
