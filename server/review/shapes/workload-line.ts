import type { Action, Confidence, Level, Recommendation } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import type { Amount, AmountRange } from "./amount";

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
