import { z } from "zod";

export * from "./mapping-shape";

export const FORMAT_NAMES = [
  ...["openai-usage", "openai-cost", "openai-usage-api", "openai-costs-api", "anthropic-usage", "anthropic-cost"],
  ...["anthropic-usage-api", "anthropic-cost-api", "openrouter-activity", "openrouter-daily", "litellm-spend-logs"],
  ...["litellm-daily", "langfuse-observations", "helicone", "cursor", "fireworks", "deepseek", "bedrock-invocations"],
  ...["aws-cur", "focus", "azure-cost", "google-billing", "otel-genai", "request-trace", "canonical", "mapped"],
] as const;
/** The name of an export format. */
export type FormatName = (typeof FORMAT_NAMES)[number];

const count = z.number().int().nonnegative();
/** A sum of counts: below 0 where a bill takes back more than it brings. */
const sum = z.number().int();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * Sums of accepted rows. Buckets are disjoint; `requests` is null where the source does not count them; `reportedCost` is
 * an exact decimal, null where the source tells no cost or tells it in several currencies (then `costs` has each).
 */
export const usageTotals = z.object({
  requests: count.nullable(),
  failedRequests: count.nullable(),
  uncachedInput: sum,
  cacheRead: sum,
  cacheWrite5m: sum,
  cacheWrite1h: sum,
  output: sum,
  reasoning: sum,
  otherUnits: z.record(z.string(), z.number()).optional(),
  reportedCost: z.string().nullable(),
  currency: z.string().nullable(),
  costs: z.array(z.object({ amount: z.string(), currency: z.string() })).optional(),
});
export type UsageTotals = z.infer<typeof usageTotals>;

/**
 * Why rows were rejected: how many, and the physical lines of the first ones (line 1 is the file's first). In a JSON
 * document, where many rows may begin in one line, `places` are their paths: `data[3].results[0].input_tokens`.
 */
export const rejectReason = z.object({
  code: z.string(),
  count,
  lines: z.array(count),
  places: z.array(z.string()).optional(),
});
export type RejectReason = z.infer<typeof rejectReason>;

/** Something worth a look that stopped nothing. The facts depend on the code; `message` is a plain sentence. */
export const inspectWarning = z.looseObject({ code: z.string(), message: z.string() });
export type InspectWarning = z.infer<typeof inspectWarning>;

export const refusedFile = z.object({ code: z.string(), message: z.string() });
export type RefusedFile = z.infer<typeof refusedFile>;

/**
 * What a file is and what it holds; nothing is written to find out. `rows = accepted + ignored + rejected`; blank lines
 * and repeated headers are counted apart. The period is half-open, in UTC days, null where no row has usage or a date.
 */
export const inspectReport = z.object({
  file: z.string(),
  sha256: z.string().nullable(),
  bytes: count,
  format: z.enum(FORMAT_NAMES).nullable(),
  /**
   * `header` where every column is known, `likely` where some are not, `told` where a person named the format or mapped
   * the columns, `remembered` where the columns are those that a person mapped before.
   */
  recognisedBy: z.enum(["header", "likely", "told", "remembered"]).nullable(),
  /** Of the columns' names, in no order; only where they were read by a mapping. */
  headerFingerprint: z.string().optional(),
  kind: z.enum(["usage", "cost"]).nullable(),
  source: z.string().nullable(),
  compression: z.enum(["gzip"]).nullable(),
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "latin-1"]).nullable(),
  delimiter: z.string().nullable(),
  rows: count,
  blank: count,
  repeatedHeaders: count,
  accepted: count,
  ignored: count,
  rejected: count,
  rejects: z.array(rejectReason),
  period: z.object({ from: day, to: day }).nullable(),
  days: count,
  totals: usageTotals,
  models: z.array(usageTotals.extend({ provider: z.string(), model: z.string(), rows: count })),
  warnings: z.array(inspectWarning),
  refused: refusedFile.optional(),
});
export type InspectReport = z.infer<typeof inspectReport>;
