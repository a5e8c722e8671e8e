import { z } from "zod";
import type { DecimalValue } from "@/server/kernel/decimal";
import { COST_LINES, day, INVESTMENT_KINDS, month, number, type CostLine, type InvestmentKind } from "./field-shapes";

export { COST_LINES, INVESTMENT_KINDS, type CostLine, type InvestmentKind };
export * from "./record-shapes";

const atLeastZero = number.nonnegative("must not be negative");
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item, { error: "must be a list" });
const record = <Keys extends z.ZodRawShape>(keys: Keys) =>
  z.strictObject(keys, { error: (issue) => (issue.code === "unrecognized_keys" ? undefined : "must be an object") });

/** A price of the baseline from a day on, by tokens (USD or another one currency a million) or by request. */
export const baselinePriceSchema = record({
  from: day,
  inputPerMTok: atLeastZero.nullish(),
  cachedInputPerMTok: atLeastZero.nullish(),
  outputPerMTok: atLeastZero.nullish(),
  perRequest: atLeastZero.nullish(),
});

/** The ledger's question, as a file or the command line brings it. `null` means absent. */
export const ledgerSchema = record({
  startedOn: day,
  asOf: day,
  retiresOn: day.nullish(),
  investment: listOf(
    record({
      kind: z.enum(INVESTMENT_KINDS, { error: `must be one of ${INVESTMENT_KINDS.join(", ")}` }),
      amount: number,
    }),
  ).nullish(),
  baseline: record({
    inputTokensPerRequest: atLeastZero.nullish(),
    cachedInputTokensPerRequest: atLeastZero.nullish(),
    outputTokensPerRequest: atLeastZero.nullish(),
    prices: listOf(baselinePriceSchema),
  }),
  months: listOf(
    record({
      month,
      requests: atLeastZero,
      costs: record({
        inference: number.nullish(),
        hosting: number.nullish(),
        retraining: number.nullish(),
        monitoring: number.nullish(),
        people: number.nullish(),
      }).nullish(),
    }),
  ),
  plan: record({ upfront: atLeastZero, monthlySaving: number }).nullish(),
  quality: listOf(
    record({
      date: day,
      metric: z.string({ error: "must be a name" }).min(1, "must be a name"),
      value: number.min(0, "must be a share from 0 to 1").max(1, "must be a share from 0 to 1"),
      sampleSize: number.int("must be a whole number").nonnegative("must not be negative"),
    }),
  ).nullish(),
});

type Optional<Value> = Value | null | undefined;

export interface BaselinePrice {
  readonly from: string;
  readonly inputPerMTok?: Optional<DecimalValue>;
  readonly cachedInputPerMTok?: Optional<DecimalValue>;
  readonly outputPerMTok?: Optional<DecimalValue>;
  readonly perRequest?: Optional<DecimalValue>;
}

export interface LedgerMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly requests: DecimalValue;
  readonly costs?: Optional<{ readonly [line in CostLine]?: Optional<DecimalValue> }>;
}

/** A measured share (0..1) of a metric; the first of each metric is the acceptance measurement. */
export interface QualityMeasurement {
  readonly date: string;
  readonly metric: string;
  readonly value: number;
  readonly sampleSize: number;
}

/**
 * The ledger's question. Days are `YYYY-MM-DD`, `asOf` is the last day that counts, amounts are in one currency and
 * exact: a number from JSON, or a decimal where a double cannot hold it. Source: spec "The ROI ledger".
 */
export interface LedgerInput {
  readonly startedOn: string;
  readonly asOf: string;
  readonly retiresOn?: Optional<string>;
  readonly investment?: Optional<readonly { readonly kind: InvestmentKind; readonly amount: DecimalValue }[]>;
  readonly baseline: {
    readonly inputTokensPerRequest?: Optional<DecimalValue>;
    /** Part of the input tokens, not beside them. */
    readonly cachedInputTokensPerRequest?: Optional<DecimalValue>;
    readonly outputTokensPerRequest?: Optional<DecimalValue>;
    readonly prices: readonly BaselinePrice[];
  };
  readonly months: readonly LedgerMonth[];
  readonly plan?: Optional<{ readonly upfront: DecimalValue; readonly monthlySaving: DecimalValue }>;
  readonly quality?: Optional<readonly QualityMeasurement[]>;
}

export type LedgerStatus = "paid-back" | "too-early" | "never" | "on-track" | "behind";
export type LedgerVerdict = "too-early" | "retire" | "keep";
export type DriftVerdict = "drifted" | "no-drift-shown" | "insufficient-evidence";

/** Measurement against acceptance: shares, `z` and `p` of the test; `null` where a side has no sample at all. */
export interface QualityComparison {
  readonly metric: string;
  readonly date: string;
  /** Later less acceptance: below 0 is worse. */
  readonly difference: number;
  readonly interval: readonly [number, number] | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly verdict: DriftVerdict;
}

export interface LedgerRow<Amount> {
  readonly month: string;
  /** The share of the calendar month that counts, above 0 to 1. */
  readonly length: Amount;
  readonly requests: Amount;
  readonly baselineCost: Amount;
  readonly frozenBaselineCost: Amount;
  readonly actualCost: Amount;
  readonly saving: Amount;
  readonly cumulative: Amount;
  readonly planCumulative: Amount | null;
}

/** The ledger's answer, in exact decimals or in numbers rounded to 12 significant digits. */
export interface LedgerOf<Amount> {
  readonly rows: readonly LedgerRow<Amount>[];
  readonly investment: Amount;
  readonly cumulative: Amount;
  readonly roi: Amount | null;
  readonly paybackMonths: Amount | null;
  readonly belowAgain: boolean;
  readonly planPaybackMonths: Amount | null;
  readonly projectedPaybackMonths: Amount | null;
  readonly status: LedgerStatus;
  readonly verdict: LedgerVerdict;
  readonly marketTookBack: Amount;
  readonly idle: readonly { readonly month: string; readonly amount: Amount }[];
  readonly quality: readonly QualityComparison[];
}

export type LedgerResult = LedgerOf<number>;
