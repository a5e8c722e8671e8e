import type { Day } from "@/server/kernel/day";
import type { Amount } from "./amount";

/** Valued usage against one provider's invoices. */
export interface ReconciliationLine {
  readonly provider: string;
  readonly invoiced: Amount;
  readonly valued: Amount;
  readonly explained: readonly { readonly cause: string; readonly amount: Amount }[];
  /** Invoiced less valued less explained. */
  readonly unexplained: Amount;
}

export interface DataQuality {
  readonly imports: number;
  readonly sources: readonly { readonly name: string; readonly daysPresent: number; readonly lastDay: Day | null }[];
  readonly days: number;
  readonly daysPresent: number;
  readonly missingDays: readonly Day[];
  /** Days of a provider of which no ledger tells, and a detail source's figures count. Absent where there are none. */
  readonly countedFromDetail?: readonly {
    readonly source: string;
    readonly provider: string;
    readonly days: readonly Day[];
  }[];
  /** Share of tokens whose labels are detail's, not the ledger's that counts them. Absent where there are none. */
  readonly attributedShare?: number;
  /** Share of tokens; `null` without any. */
  readonly pricedShare: number | null;
  /** Share of spend; `null` without any. */
  readonly assignedShare: number | null;
  readonly unpricedModels: readonly string[];
  readonly reconciliation: readonly ReconciliationLine[];
}
