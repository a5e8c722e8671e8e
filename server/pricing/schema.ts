import { z } from "zod";
import { isDay } from "@/server/kernel/day";

/** A calendar day, UTC. */
const day = z.string().refine(isDay, "a day is written YYYY-MM-DD");
/** A price: an exact, plain, non-negative decimal such as `0.075`. Absent is unknown; `"0"` is free. */
const price = z.string().regex(/^\d+(\.\d+)?$/, "a price is a plain decimal such as 0.075");

/** Prices per million tokens, one for each disjoint bucket. A bucket that is absent has no known price. */
export const tokenPricesSchema = z.strictObject({
  input: price.optional(),
  cacheRead: price.optional(),
  cacheWrite5m: price.optional(),
  cacheWrite1h: price.optional(),
  output: price.optional(),
  reasoning: price.optional(),
});
export type TokenPrices = z.infer<typeof tokenPricesSchema>;

/** In force for the whole request once its context (input, cache reads and writes) is larger than `above` tokens. */
export const contextTierSchema = z.strictObject({ above: z.int().nonnegative(), perMTok: tokenPricesSchema });
export type ContextTier = z.infer<typeof contextTierSchema>;

/** A service tier sold at prices of its own. */
export const serviceTierSchema = z.strictObject({
  perMTok: tokenPricesSchema,
  contextTiers: z.array(contextTierSchema).default([]),
});
export type ServiceTierPrices = z.infer<typeof serviceTierSchema>;

/** How a feed recognises the model ids that an entry prices; compared in lower case. */
export type ModelMatch =
  | { equals: string }
  | { startsWith: string }
  | { endsWith: string }
  | { contains: string }
  | { regex: string }
  | { or: ModelMatch[] }
  | { and: ModelMatch[] };
export const modelMatchSchema: z.ZodType<ModelMatch> = z.lazy(() =>
  z.union([
    z.strictObject({ equals: z.string() }),
    z.strictObject({ startsWith: z.string() }),
    z.strictObject({ endsWith: z.string() }),
    z.strictObject({ contains: z.string() }),
    z.strictObject({ regex: z.string().max(200) }),
    z.strictObject({ or: z.array(modelMatchSchema) }),
    z.strictObject({ and: z.array(modelMatchSchema) }),
  ]),
);

export const PRICE_STATUSES = ["accepted", "proposed", "disputed", "quarantined"] as const;

/** One dated price of one model at one provider. `[from, to)`; `null` is open. */
export const priceEntrySchema = z.strictObject({
  provider: z.string().min(1),
  model: z.string().min(1),
  /** Other ids under which the same provider sells the same model at the same price. */
  aliases: z.array(z.string().min(1)).optional(),
  match: modelMatchSchema.optional(),
  from: day.nullable(),
  to: day.nullable(),
  /** Only at these UTC times of day, `[from, to)` as HH:MM, over midnight where `from` is later. */
  hours: z.strictObject({ from: z.string().regex(/^\d\d:\d\d$/), to: z.string().regex(/^\d\d:\d\d$/) }).optional(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  perMTok: tokenPricesSchema,
  contextTiers: z.array(contextTierSchema).default([]),
  /** What the price of every token is multiplied by in a batch; absent: not known. */
  batchFactor: price.optional(),
  flex: serviceTierSchema.optional(),
  priority: serviceTierSchema.optional(),
  perRequest: price.optional(),
  /** Price of one unit of anything that is not a text token, by the unit's name: `input_image`, `web_search` … */
  units: z.record(z.string(), price).default({}),
  training: z.strictObject({ perMTok: price.optional(), perHour: price.optional() }).optional(),
  hostingHourly: price.optional(),
  retiresOn: day.optional(),
  /** Who says so, where it is not the source of the price. */
  retirementSource: z.string().optional(),
  source: z.string().min(1),
  sourceUrl: z.string().optional(),
  checkedOn: day,
  status: z.enum(PRICE_STATUSES).default("accepted"),
  /** Why this entry stands for these days although its source does not say so, such as `before-first-snapshot`. */
  heldBy: z.string().optional(),
  note: z.string().optional(),
});
export type PriceEntry = z.infer<typeof priceEntrySchema>;

/** A machine with accelerators, on demand, by the hour. */
export const machineSchema = z.strictObject({
  provider: z.string().min(1),
  name: z.string().min(1),
  accelerator: z.string().min(1),
  accelerators: z.int().positive(),
  memoryGiB: z.number().positive(),
  region: z.string().optional(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Price of the whole machine; divide by `accelerators` for the hour of one. */
  hourly: price,
  from: day.nullable(),
  to: day.nullable(),
  source: z.string().min(1),
  sourceUrl: z.string().optional(),
  checkedOn: day,
});
export type Machine = z.infer<typeof machineSchema>;

/** An immutable set of prices; `version` names it in every valuation. */
export const bookSchema = z.strictObject({
  version: z.string().min(1),
  entries: z.array(priceEntrySchema),
  machines: z.array(machineSchema).default([]),
});
export type Book = z.infer<typeof bookSchema>;
