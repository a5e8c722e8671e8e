import type { Day } from "@/server/kernel/day";

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
