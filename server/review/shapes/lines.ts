import type { Level } from "@/server/engine";
import type { Day, Month } from "@/server/kernel/day";
import type { DriftVerdict, LedgerStatus, LedgerVerdict } from "@/server/roi/schema";
import type { Amount, AmountRange } from "./amount";

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
