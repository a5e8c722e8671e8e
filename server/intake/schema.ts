import { z } from "zod";
import { isDay } from "@/server/kernel/day";
import { inspectReport, FORMAT_NAMES, usageMapping } from "../ingest/schema";

/** What to do with days that an earlier import from the same source already holds. */
export const overlapChoice = z.enum(["replace", "keep"]);
export type OverlapChoice = z.infer<typeof overlapChoice>;

/** What its sender wants once a file is read: that it be committed, unless that asks a question which this leaves open. */
export const commitWish = z.object({ overlap: overlapChoice.nullable(), confirmRejects: z.boolean() });
export type CommitWish = z.infer<typeof commitWish>;

const oneLine = z
  .string()
  .trim()
  .min(1, "write a text")
  .max(200, "use at most 200 characters")
  .regex(/^[^\p{Cc}]*$/u, "use one line of plain text");

/** What a person says about a file that its rows do not. */
export const importHints = z.object({
  source: oneLine.optional(),
  model: oneLine.optional(),
  provider: oneLine.optional(),
  start: oneLine.optional(),
  format: z.enum(FORMAT_NAMES).optional(),
  /** How this one file is to be read, whatever is remembered of its header. */
  mapping: usageMapping.optional(),
  /** Which comes first in dates like 02/01/2026. */
  dates: z.enum(["day-first", "month-first"]).optional(),
  isDetail: z.boolean().optional(),
});
export type ImportHints = z.infer<typeof importHints>;

const decimal = z.string();
const count = z.number().int();

/** What a set of usage costs, and how much of it has a price. Money is an exact decimal in the organization's currency. */
export const spendSchema = z.object({ cost: decimal, tokens: z.string(), pricedTokens: z.string() });
export type Spend = z.infer<typeof spendSchema>;

/** Days of a detail source that count from now on because no ledger tells of them, or no more because one does. */
export const recounted = z.object({ source: z.string(), days: count, counts: z.boolean() });
export type Recounted = z.infer<typeof recounted>;

/** Tokens of ledgers that a detail source gives labels to, on the days that were settled. */
export const attributed = z.object({ source: z.string(), days: count, tokens: z.string() });
export type Attributed = z.infer<typeof attributed>;

/** What a commit would do, found out by doing it and taking it back. */
export const importEffect = z.object({
  overlap: overlapChoice.nullable(),
  currency: z.string(),
  book: z.string(),
  workloads: z.array(
    z.object({ id: z.string().nullable(), name: z.string().nullable(), before: spendSchema, after: spendSchema }),
  ),
  valued: spendSchema,
  reported: z.array(z.object({ currency: z.string(), amount: decimal })),
  unpricedModels: z.array(z.object({ provider: z.string(), model: z.string(), tokens: z.string() })),
  rollups: count,
  newKeys: count,
  skippedDays: count,
  replaced: z.object({ imports: count, rollups: count, days: count }),
  /** Absent in older reports, and where no source is detail. */
  recounted: z.array(recounted).optional(),
  attributed: z.array(attributed).optional(),
});
export type ImportEffect = z.infer<typeof importEffect>;

/** Earlier imports from the same source that hold days of this file. */
export const overlapFound = z.object({
  days: count,
  imports: z.array(z.object({ id: z.string(), fileName: z.string(), committedAt: z.string().nullable(), days: count })),
});
export type OverlapFound = z.infer<typeof overlapFound>;

/**
 * Another source that tells of the same traffic (same provider, model and day, tokens within a fifth) or of the same bill (same
 * provider and month, amounts within a fifth), with how many of the file's days and models that is about.
 */
export const sameTraffic = z.object({ sourceId: z.string(), source: z.string(), days: count, models: count });
export type SameTraffic = z.infer<typeof sameTraffic>;

export const importReport = inspectReport.extend({
  dryRun: z
    .object({
      source: z.object({ name: z.string(), provider: z.string(), isNew: z.boolean(), isDetail: z.boolean() }),
      overlap: overlapFound.nullable(),
      sameTraffic: z.array(sameTraffic),
      /** One for each choice that is open: a single one where no days overlap. */
      effects: z.array(importEffect),
    })
    .optional(),
  /** Where the file was read as somebody mapped an earlier one with the same columns. */
  rememberedMapping: z.object({ id: z.string(), by: z.string(), on: z.string() }).optional(),
  alreadyImported: z.object({ import: z.string(), on: z.string(), fileName: z.string() }).optional(),
});
export type ImportReport = z.infer<typeof importReport>;

/** Above this share of rejected rows a person has to say that the rest is right all the same. */
export const REJECTS_TO_CONFIRM = 0.001;
export const needsConfirmation = (report: Pick<ImportReport, "rows" | "rejected">): boolean =>
  report.rejected > report.rows * REJECTS_TO_CONFIRM;

export const IMPORT_STATUSES = [
  "uploaded",
  "inspecting",
  "inspected",
  "committing",
  "committed",
  "reverted",
  "refused",
  "discarded",
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const listImportsInput = z.object({
  status: z.enum(IMPORT_STATUSES).optional(),
  /** `next` of the page before. */
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export const importIdInput = z.object({ id: z.string() });
export const commitInput = importIdInput.extend({
  overlap: overlapChoice.optional(),
  confirmRejects: z.boolean().default(false),
});
export const revertInput = importIdInput.extend({
  reason: z.string().trim().min(3, "say why, in a few words").max(500),
});
export const putBackInput = revertInput.extend({ overlap: overlapChoice.optional() });
export const retentionInput = z.object({
  months: z.int().min(1, "keep rows for a month at least").max(120, "keep rows for 120 months at most"),
  reason: z.string().trim().min(3, "say why, in a few words").max(500),
});
export const rejectsInput = importIdInput.extend({
  after: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});
export const sourceInput = z.object({
  id: z.string(),
  isDetail: z.boolean(),
  reason: z.string().trim().min(3, "say why, in a few words").max(500),
});
export const hintsInput = importIdInput.extend({ hints: importHints });
/** A cell: an import, narrowed to a day or a month, to labels, and to what a workload has claimed. */
export const rowsInput = importIdInput.extend({
  day: z.string().refine(isDay, "a day is written YYYY-MM-DD").optional(),
  month: z
    .string()
    .refine((text) => isDay(`${text}-01`), "a month is written YYYY-MM")
    .optional(),
  /** Null: what no workload has claimed. */
  workloadId: z.string().max(100).nullable().optional(),
  provider: z.string().max(300).optional(),
  model: z.string().max(300).optional(),
  project: z.string().max(300).optional(),
  apiKey: z.string().max(300).optional(),
  tag: z.string().max(300).optional(),
  promptName: z.string().max(300).optional(),
  app: z.string().max(300).optional(),
  serviceTier: z.string().max(300).optional(),
  contextTier: z.string().max(300).optional(),
  /** Where a price depends on it; empty: outside of any. */
  zone: z.string().max(300).optional(),
  batch: z.boolean().optional(),
  after: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(100),
});
export const mapInput = importIdInput.extend({ mapping: usageMapping });
