import { z } from "zod";
import { QUARTER_KEY } from "@/server/kernel/quarter";
import { HOSTINGS, TASKS } from "@/server/engine";
import { day, idSchema, line, name, notNegative, number, positive, reasonSchema, share } from "./field-shapes";
import { DATA_CHECKS, sizingSchema, staffLineSchema } from "./options/option-parts-schema";
import { patternFault } from "./rules/pattern/pattern-fault";

export { idSchema, reasonSchema } from "./field-shapes";
export const quarterKeySchema = z.string().regex(QUARTER_KEY, "write a quarter as 2026-Q3");
/** Prices as they were on the day, or as they are today. */
export const pricesSchema = z.enum(["then", "now"]);
export type Prices = z.infer<typeof pricesSchema>;

// ---- The profile

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

// ---- Options

const flag = z.boolean().default(false);
const amount = notNegative.default(0);

export const priceSchema = z.strictObject({
  inputPerMTok: notNegative.nullish(),
  outputPerMTok: notNegative.nullish(),
  cachedInputPerMTok: notNegative.nullish(),
  cacheWritePerMTok: notNegative.nullish(),
  perRequest: notNegative.nullish(),
});

/**
 * A way to run the workload: what the engine needs of it, less its id and evidence. Amounts in the organization's
 * currency. What must hold between the keys (a router has no hosting, …) the engine checks.
 */
export const optionDefinitionSchema = z.strictObject({
  label: name,
  level: z.literal([1, 2, 3, 4, 5]),
  hosting: z.enum(HOSTINGS).nullish(),
  promptOptimised: flag,
  caching: flag,
  batch: flag,
  distilled: flag,
  retrieval: flag,
  promptReduction: share.default(0),
  price: priceSchema.nullish(),
  /** Its price, and the day it is switched off, are looked up in the price book instead of typed. */
  priceOf: z.strictObject({ provider: name, model: name }).nullish(),
  retrievalPerRequest: amount,
  monthlyFixed: amount,
  maintenanceMonthly: amount,
  unitHourly: notNegative.nullish(),
  capacityRps: positive.nullish(),
  upfront: z
    .strictObject({
      training: notNegative.nullish(),
      data: notNegative.nullish(),
      evaluation: notNegative.nullish(),
      integration: notNegative.nullish(),
      total: notNegative.nullish(),
    })
    .nullish(),
  /** Keys of other options of this workload; the shares add up to 1. */
  route: z.array(z.strictObject({ option: z.string().min(1), share })).nullish(),
  retiresOn: day.nullish(),
  /** Ids of the models that serve it, as reported or without what hosts add to them. */
  models: z.array(line(200).min(1, "write a model id")).max(50, "name at most 50 models").default([]),
  promptVersion: line(120).default(""),
  trainingRun: line(120).default(""),
  /** Tokens a request that it sends beyond the measured ones: examples in the prompt, retrieved passages. */
  addedInput: z.strictObject({ fewShot: notNegative.default(0), retrieved: notNegative.default(0) }).nullish(),
  /** A machine of the price book: its hour is looked up instead of typed. */
  machineOf: z.strictObject({ provider: name, name }).nullish(),
  sizing: sizingSchema.nullish(),
  /** People's time, added to the costs that are typed. */
  staff: z.array(staffLineSchema).max(12, "use at most 12 lines").nullish(),
  /** What of the data's checklist was seen to hold. */
  dataChecks: z.array(z.enum(DATA_CHECKS)).nullish(),
  /** The proposal that it was taken from. */
  proposal: line(200).nullish(),
});
export type OptionDefinition = z.infer<typeof optionDefinitionSchema>;
export type OptionDefinitionInput = z.input<typeof optionDefinitionSchema>;

const optionKey = z
  .string()
  .max(60, "use at most 60 characters")
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, "use lower-case letters, digits, dots and hyphens");

export const addOptionSchema = z.strictObject({
  workloadId: idSchema,
  key: optionKey.optional(),
  definition: optionDefinitionSchema,
});
export const editOptionSchema = z.strictObject({ id: idSchema, definition: optionDefinitionSchema });

// ---- Evidence

export {
  EVIDENCE_KINDS,
  recordEvidenceSchema,
  RESULT_MEASURES,
  withdrawEvidenceSchema,
  type EvidenceKind,
  type EvidenceOrigin,
  type ResultMeasure,
} from "./evidence/evidence-schema";
export { EXPERIMENT_STATUSES, type ExperimentStatus } from "./experiments/experiment-schema";
export { DATA_CHECKS, STAFF_WORK, type DataCheck, type Sizing, type StaffLine } from "./options/option-parts-schema";
export { CHECKED_FROM_LEVEL, DATA_CHECKLIST } from "./rules/data-checklist";
export { STAFF_PRESETS, staffLineOf } from "./rules/staff-costs";

// ---- Mapping rules

export const MATCH_FIELDS = ["provider", "project", "apiKey", "tag", "promptName", "model", "userKey", "app"] as const;
export type MatchField = (typeof MATCH_FIELDS)[number];

export const matcherSchema = z
  .strictObject({
    field: z.enum(MATCH_FIELDS),
    /** A glob (`*`, `?`) covers the whole label, a regular expression is looked for in it. */
    kind: z.enum(["glob", "regexp"]),
    pattern: z.string().min(1, "write a pattern").max(200, "use at most 200 characters"),
  })
  .superRefine(({ kind, pattern }, check) => {
    const problem = kind === "regexp" ? patternFault(pattern) : null;
    if (problem !== null) check.addIssue({ code: "custom", path: ["pattern"], message: problem });
  });
/** All of them must match. */
export const matchersSchema = z
  .array(matcherSchema)
  .min(1, "name at least one thing to match")
  .max(8, "use at most 8 matchers");
export type Matcher = z.infer<typeof matcherSchema>;

/** 1 is tried first; absent: last. */
const position = z.int().positive().optional();
/** Asked for where usage of signed days moves. */
const mappingReason = reasonSchema.optional();

export const createRuleSchema = z.strictObject({
  workloadId: idSchema,
  matchers: matchersSchema,
  position,
  reason: mappingReason,
});
export const moveRuleSchema = z.strictObject({ id: idSchema, position: z.int().positive(), reason: mappingReason });
export const deleteRuleSchema = z.strictObject({ id: idSchema, reason: mappingReason });
export const undoRuleChangeSchema = z.strictObject({ entryId: idSchema, reason: mappingReason });
/** A rule that is there, at another place; `null`: gone. */
export const previewRuleChangeSchema = z.strictObject({ id: idSchema, position: z.int().positive().nullable() });
export const previewRuleSchema = z.strictObject({ workloadId: idSchema, matchers: matchersSchema, position });

// ---- What is asked

export const listWorkloadsSchema = z.strictObject({ quarter: quarterKeySchema, prices: pricesSchema.default("then") });
export const readWorkloadSchema = z.strictObject({
  id: idSchema,
  quarter: quarterKeySchema,
  prices: pricesSchema.default("then"),
});
export const listUnassignedSchema = z.strictObject({ quarter: quarterKeySchema });

// ---- Policy

export {
  comparePolicySchema,
  editPolicySchema,
  planningSchema,
  policyEffectSchema,
  returnToPolicySchema,
  tryThresholdsSchema,
} from "./policy/policy-schema";
export { leadWeeks, planningDefaults, planningInForce, type Planning } from "./policy/planning";
export const archiveWorkloadSchema = z.strictObject({ id: idSchema, isArchived: z.boolean() });
