import { z } from "zod";
import { TASKS } from "@/server/engine";
import { day, idSchema, line, name, notNegative, number, positive, reasonSchema, share } from "./field-shapes";

export const USAGE_FIGURES = [
  "requestsPerMonth",
  "inputTokensPerRequest",
  "outputTokensPerRequest",
  "cacheableShare",
  "cacheHitRate",
  "peakToMean",
  "monthlyGrowth",
] as const;
export type UsageFigureName = (typeof USAGE_FIGURES)[number];

const figureShapes = {
  requestsPerMonth: positive,
  inputTokensPerRequest: notNegative,
  outputTokensPerRequest: notNegative,
  cacheableShare: share,
  cacheHitRate: share,
  peakToMean: number.min(1, "must be 1 or more"),
  monthlyGrowth: number.gt(-1, "must be above -1").max(1, "must be at most 1, a doubling every month"),
} as const satisfies Record<UsageFigureName, z.ZodType>;

const overridden = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, reason: reasonSchema, by: z.string(), on: day });
const typed = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, reason: reasonSchema });

export const requirementsSchema = z.strictObject({
  accuracy: share.nullish(),
  consistency: share.nullish(),
  p95LatencyMs: positive.nullish(),
});

/** How the share of results that succeed is known; absent: each one counted is a success. */
export const SUCCESS_BASES = ["accuracy", "consistency", "typed"] as const;
export type SuccessBasis = (typeof SUCCESS_BASES)[number];

export const outcomeUnitSchema = z.strictObject({
  name,
  perRequest: positive,
  /** Evidence of the option in use, or shares that a person typed with the day they were measured. */
  successFrom: z.enum(SUCCESS_BASES).nullish(),
  /** The share of success that is aimed at. */
  target: share.nullish(),
});
export type OutcomeUnit = z.infer<typeof outcomeUnitSchema>;

const aboutTheTask = {
  task: z.enum(TASKS),
  narrow: z.boolean().default(false),
  /** Absent: as the engine takes it from the task. */
  interactive: z.boolean().nullish(),
  changesPerYear: notNegative.default(0),
  needsProprietaryKnowledge: z.boolean().default(false),
  needsFreshKnowledge: z.boolean().default(false),
  uniqueDomain: z.boolean().default(false),
  dataMustStayInNetwork: z.boolean().default(false),
  labelledExamples: z.int("must be a whole number").nonnegative("must not be negative").default(0),
  requirements: requirementsSchema.default({}),
  /** What one successful result is called, and how many of them a request brings, or is asked for. */
  outcomeUnit: outcomeUnitSchema.nullish(),
  /** Key of the template that it was started from. */
  template: z.string().max(60).nullish(),
};

const successMeasurement = { measuredOn: day, share, reason: reasonSchema };
/** A typed share of success: it holds from the month of its day until a newer one. */
const keptSuccess = z.strictObject({ ...successMeasurement, by: z.string(), on: day });
export type SuccessMeasurement = z.infer<typeof keptSuccess>;

/** What a workload is like, as it is stored. Each figure typed over the measured one has its reason, author and day. */
export const workloadProfileSchema = z.strictObject({
  ...aboutTheTask,
  usageOverrides: z
    .strictObject({
      requestsPerMonth: overridden(figureShapes.requestsPerMonth).optional(),
      inputTokensPerRequest: overridden(figureShapes.inputTokensPerRequest).optional(),
      outputTokensPerRequest: overridden(figureShapes.outputTokensPerRequest).optional(),
      cacheableShare: overridden(figureShapes.cacheableShare).optional(),
      cacheHitRate: overridden(figureShapes.cacheHitRate).optional(),
      peakToMean: overridden(figureShapes.peakToMean).optional(),
      monthlyGrowth: overridden(figureShapes.monthlyGrowth).optional(),
    })
    .default({}),
  /** Shares of success as they were typed, oldest measurement first. */
  successes: z.array(keptSuccess).default([]),
  /** Why a person said which option is in use. */
  saidCurrent: z.strictObject({ reason: z.string(), by: z.string(), on: day }).nullish(),
});
export type WorkloadProfile = z.infer<typeof workloadProfileSchema>;
export type UsageOverrides = WorkloadProfile["usageOverrides"];

export const createWorkloadSchema = z.strictObject({
  name,
  ownerName: line(120).default(""),
  profile: z.strictObject(aboutTheTask),
});

/** Absent keys stay as they are. An override is set with its reason, or taken back with `null`. */
export const editProfileSchema = z.strictObject({
  id: idSchema,
  name: name.optional(),
  ownerName: line(120).optional(),
  profile: z.strictObject(aboutTheTask).optional(),
  usageOverrides: z
    .strictObject({
      requestsPerMonth: typed(figureShapes.requestsPerMonth).nullish(),
      inputTokensPerRequest: typed(figureShapes.inputTokensPerRequest).nullish(),
      outputTokensPerRequest: typed(figureShapes.outputTokensPerRequest).nullish(),
      cacheableShare: typed(figureShapes.cacheableShare).nullish(),
      cacheHitRate: typed(figureShapes.cacheHitRate).nullish(),
      peakToMean: typed(figureShapes.peakToMean).nullish(),
      monthlyGrowth: typed(figureShapes.monthlyGrowth).nullish(),
    })
    .optional(),
  /** The key of the option in use, said by a person; `null`: derived from the models that serve it again. */
  currentOption: z.string().nullable().optional(),
  currentOptionReason: reasonSchema.optional(),
});

/** A share of success, measured on a day; the same day again is a correction, `share: null` takes it back. */
export const recordSuccessSchema = z.strictObject({
  id: idSchema,
  ...successMeasurement,
  share: share.nullable(),
});
