import { z } from "zod";
import { HOSTINGS } from "@/server/engine";
import { isDay } from "@/server/kernel/day";
import type { DecimalValue } from "@/server/kernel/decimal";

export const INVESTMENT_KINDS = ["training", "data", "evaluation", "integration", "other"] as const;
export const COST_LINES = ["inference", "hosting", "retraining", "monitoring", "people"] as const;
export type InvestmentKind = (typeof INVESTMENT_KINDS)[number];
export type CostLine = (typeof COST_LINES)[number];

const number = z.number({ error: "must be a finite number" });
const atLeastZero = number.nonnegative("must not be negative");
const day = z
  .string({ error: "must be a day as YYYY-MM-DD" })
  .refine(isDay, { error: "must be a day of the calendar as YYYY-MM-DD" });
const month = z
  .string({ error: "must be a month as YYYY-MM" })
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a month as YYYY-MM");
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

// ---- What people record

const exactly = "write a plain decimal such as 1250.5";
/** An amount in the organization's currency: a number, or a decimal as text where every digit counts. Below 0: a credit. */
const amountSchema = z.union([z.number({ error: exactly }), z.string().regex(/^-?\d{1,18}(\.\d{1,18})?$/, exactly)]);
const priceSchema = z.union([
  z.number({ error: exactly }).nonnegative("must not be negative"),
  z.string().regex(/^\d{1,18}(\.\d{1,18})?$/, exactly),
]);
const idSchema = z.string().min(1).max(64);
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `use at most ${most} characters`)
    .regex(/^[^\p{Cc}]*$/u, "use one line of plain text");

export const storedInvestmentSchema = z.array(z.strictObject({ kind: z.enum(INVESTMENT_KINDS), amount: amountSchema }));
export const storedPlanSchema = z.strictObject({ upfront: priceSchema, monthlySaving: amountSchema });
export const storedQualitySchema = z.array(
  z.strictObject({
    date: day,
    metric: line(60).min(1, "must be a name"),
    value: number.min(0, "must be a share from 0 to 1").max(1, "must be a share from 0 to 1"),
    sampleSize: z.int("must be a whole number").nonnegative("must not be negative"),
  }),
);
/** The frozen profile and what it would have cost since. `isEstimated`: taken from the promise, not from usage. */
export const storedBaselineSchema = z.strictObject({
  inputTokensPerRequest: priceSchema.nullish(),
  cachedInputTokensPerRequest: priceSchema.nullish(),
  outputTokensPerRequest: priceSchema.nullish(),
  prices: z
    .array(
      z.strictObject({
        from: day,
        inputPerMTok: priceSchema.nullish(),
        cachedInputPerMTok: priceSchema.nullish(),
        outputPerMTok: priceSchema.nullish(),
        perRequest: priceSchema.nullish(),
      }),
    )
    .max(200, "name at most 200 prices"),
  isEstimated: z.boolean().default(false),
});
export type StoredBaseline = z.infer<typeof storedBaselineSchema>;

/** A deployment as a person writes it; with an `id` the one that is there is changed to this. */
export const recordDeploymentSchema = z.strictObject({
  id: idSchema.nullish(),
  workloadId: idSchema,
  name: line(120).min(1, "write a name"),
  optionKey: line(60).default(""),
  level: z.literal([1, 2, 3, 4, 5]),
  hosting: z.enum(HOSTINGS).nullish(),
  models: z.array(line(200).min(1, "write a model id")).max(50, "name at most 50 models").default([]),
  startedOn: day.nullish(),
  endedOn: day.nullish(),
  retiresOn: day.nullish(),
  plan: storedPlanSchema.nullish(),
  baseline: storedBaselineSchema,
  investment: storedInvestmentSchema.default([]),
  /** The accepted decision that it carries out. */
  decisionId: idSchema.nullish(),
});

export const recordMonthSchema = z.strictObject({
  deploymentId: idSchema,
  month,
  requests: z.int("must be a whole number").nonnegative("must not be negative"),
  inference: amountSchema.default(0),
  hosting: amountSchema.default(0),
  retraining: amountSchema.default(0),
  monitoring: amountSchema.default(0),
  people: amountSchema.default(0),
});
export const recordQualitySchema = storedQualitySchema.element.extend({ deploymentId: idSchema });
export const endDeploymentSchema = z.strictObject({
  id: idSchema,
  endedOn: day,
  reason: z.string().trim().min(3, "say why, in a few words").max(500, "use at most 500 characters"),
});
export const deploymentIdSchema = z.strictObject({ id: idSchema });
export const suggestBaselineSchema = z.strictObject({ workloadId: idSchema, before: day });

export const DEPLOYMENT_STATUSES = ["planned", "active", "ended"] as const;
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number];
