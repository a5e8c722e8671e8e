import { z } from "zod";
import { HOSTINGS } from "@/server/engine";
import { day, idSchema, line, name, notNegative, positive, share } from "../field-shapes";
import { DATA_CHECKS, sizingSchema, staffLineSchema } from "./option-parts-schema";

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
