import { z } from "zod";
import { QUARTER_KEY } from "@/server/kernel/quarter";
import { isDay } from "@/server/kernel/day";
import { priceEntrySchema } from "./schema";

const day = z.string().refine(isDay, "a day is written YYYY-MM-DD");
const reason = z.string().trim().min(3, "say why, in a few words").max(500);
const name = z.string().trim().min(1).max(300);

/** A contract price as a person types it. */
export const overrideInput = priceEntrySchema
  .pick({
    provider: true,
    model: true,
    aliases: true,
    perMTok: true,
    contextTiers: true,
    batchFactor: true,
    perRequest: true,
    units: true,
    hostingHourly: true,
  })
  .extend({ provider: name, model: name, from: day.nullable(), to: day.nullable().default(null), reason });
/** A contract price that is being typed: whose usage it would value. */
export const overrideReachInput = z.object({
  provider: name,
  model: name,
  aliases: z.array(name).max(50).default([]),
  /** Empty: asked for today. */
  from: day.nullable(),
});
export const withdrawInput = z.object({ id: z.string(), reason });
export const quarterInput = z.object({ quarter: z.string().regex(QUARTER_KEY, "a quarter is written 2026-Q3") });
export const upperBoundsInput = quarterInput.extend({
  /** Only usage that is assigned to this workload. */
  workload: z.string().max(100).optional(),
});
export const rateTableInput = z.object({
  fileName: z.string().trim().min(1).max(200),
  /** The file's text: CSV with date, currency, rate. */
  text: z.string().min(1, "the file is empty").max(5_000_000, "a table of rates has at most 5 MB"),
  reason,
});
export const pinInput = z.object({ number: z.int().positive().nullable(), reason });
export const acceptForSelfInput = z.object({
  /** A question about a price of the installation's book. */
  question: z.string().max(100),
  reason,
});
export const settleInput = z.object({ id: z.string().max(100), reason });

export const listPricesInput = z.object({
  search: z.string().trim().max(100).default(""),
  provider: z.string().max(100).optional(),
  /** Only models that usage of the last twelve months names. */
  inUse: z.boolean().default(false),
  sort: z.enum(["model", "provider", "input", "output", "from", "retiresOn"]).default("model"),
  descending: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export const modelPricesInput = z.object({ provider: z.string().max(200), model: z.string().max(300) });
