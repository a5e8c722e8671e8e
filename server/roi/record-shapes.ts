import { z } from "zod";
import { HOSTINGS } from "@/server/engine";
import * as field from "./field-shapes";
import { COST_LINES, INVESTMENT_KINDS } from "./field-shapes";

export const storedInvestmentSchema = z.array(z.strictObject({ kind: z.enum(INVESTMENT_KINDS), amount: field.amount }));
export const storedPlanSchema = z.strictObject({ upfront: field.price, monthlySaving: field.amount });
const wholeSample = z.int("must be a whole number").nonnegative("must not be negative");
export const storedQualitySchema = z.array(
  z.strictObject({
    date: field.day,
    metric: field.line(60).min(1, "must be a name"),
    value: field.number.min(0, "must be a share from 0 to 1").max(1, "must be a share from 0 to 1"),
    sampleSize: wholeSample,
  }),
);

/** A model whose price in the book is, by its share, the price of the baseline. */
const pricedModelSchema = z.strictObject({
  provider: field.line(60),
  model: field.line(200).min(1, "write a model id"),
  /** Of the baseline's traffic, above 0 to 1. */
  share: field.price,
  isBatch: z.boolean().default(false),
});
export type PricedModel = z.infer<typeof pricedModelSchema>;

/**
 * The frozen profile and what it would have cost since. With `priceOf` the prices are those of the book, dated, with the
 * organization's contracts; `prices` then count only where the book knows none. `isEstimated`: taken from the promise, not from usage.
 */
export const storedBaselineSchema = z.strictObject({
  inputTokensPerRequest: field.price.nullish(),
  cachedInputTokensPerRequest: field.price.nullish(),
  outputTokensPerRequest: field.price.nullish(),
  prices: z
    .array(
      z.strictObject({
        from: field.day,
        inputPerMTok: field.price.nullish(),
        cachedInputPerMTok: field.price.nullish(),
        outputPerMTok: field.price.nullish(),
        perRequest: field.price.nullish(),
      }),
    )
    .max(200, "name at most 200 prices"),
  priceOf: z.array(pricedModelSchema).max(20, "name at most 20 models").nullish(),
  isEstimated: z.boolean().default(false),
});
export type StoredBaseline = z.infer<typeof storedBaselineSchema>;

/** A deployment as a person writes it; with an `id` the one that is there is changed to this. */
export const recordDeploymentSchema = z.strictObject({
  id: field.id.nullish(),
  workloadId: field.id,
  name: field.line(120).min(1, "write a name"),
  optionKey: field.line(60).default(""),
  level: z.literal([1, 2, 3, 4, 5]),
  hosting: z.enum(HOSTINGS).nullish(),
  models: z.array(field.line(200).min(1, "write a model id")).max(50, "name at most 50 models").default([]),
  startedOn: field.day.nullish(),
  endedOn: field.day.nullish(),
  retiresOn: field.day.nullish(),
  plan: storedPlanSchema.nullish(),
  baseline: storedBaselineSchema,
  investment: storedInvestmentSchema.default([]),
  /** The accepted decision that it carries out. */
  decisionId: field.id.nullish(),
  retrainEvery: z
    .int("must be a whole number of days")
    .min(1, "must be at least a day")
    .max(3650, "must be at most ten years")
    .nullish(),
  fallbackRoute: field.line(200).default(""),
});

/** The first day in production, and which baseline counts from it. */
export const startDeploymentSchema = z.strictObject({
  id: field.id,
  startedOn: field.day,
  /** `measured`: the workload's profile over the 90 days before · `kept`: the one that is written down. */
  baseline: z.enum(["measured", "kept"]),
});

/** What is not given is not typed: a file, a recurring line or usage says it. */
export const recordMonthSchema = z.strictObject({
  deploymentId: field.id,
  month: field.month,
  requests: z.int("must be a whole number").nonnegative("must not be negative").nullish(),
  inference: field.amount.nullish(),
  hosting: field.amount.nullish(),
  retraining: field.amount.nullish(),
  monitoring: field.amount.nullish(),
  people: field.amount.nullish(),
});

export const recordQualitySchema = storedQualitySchema.element.extend({ deploymentId: field.id });
export const withdrawQualitySchema = z.strictObject({
  deploymentId: field.id,
  date: field.day,
  metric: field.line(60).min(1, "must be a name"),
  reason: field.reason,
});
/** Its last day; `null`: it is in production again. */
export const endDeploymentSchema = z.strictObject({
  id: field.id,
  endedOn: field.day.nullable(),
  reason: field.reason,
});
export const deploymentIdSchema = z.strictObject({ id: field.id });
export const suggestBaselineSchema = z.strictObject({ workloadId: field.id, before: field.day });

export const recordRecurringSchema = z.strictObject({
  deploymentId: field.id,
  kind: z.enum(COST_LINES, { error: `must be one of ${COST_LINES.join(", ")}` }),
  amount: field.amount,
  fromMonth: field.month,
  /** Its last month; without one it goes on. */
  toMonth: field.month.nullish(),
  note: field.line(200).default(""),
});
export const withdrawSchema = z.strictObject({ id: field.id, reason: field.reason });

const MOST_BYTES = 1_000_000;
export const costFileSchema = z.strictObject({
  deploymentId: field.id,
  fileName: field.line(200).min(1, "name the file"),
  text: z.string().max(MOST_BYTES, "send at most one million characters"),
});

export const recordVersionSchema = z.strictObject({
  deploymentId: field.id,
  model: field.line(200).min(1, "write a model id"),
  since: field.day,
  isRollback: z.boolean().default(false),
  note: field.line(200).default(""),
});

export const DEPLOYMENT_STATUSES = ["planned", "active", "ended"] as const;
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number];
