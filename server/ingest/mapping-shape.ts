import { z } from "zod";

/** How the days of a file are written. Without a zone a time is UTC. A time of day may follow any of the written ones. */
export const DATE_FORMATS = [
  ...["ISO", "unix-seconds", "unix-milliseconds", "YYYYMMDD", "YYYY/MM/DD", "DD/MM/YYYY", "MM/DD/YYYY"],
  ...["DD.MM.YYYY", "DD-MM-YYYY", "MM-DD-YYYY", "D MMM YYYY", "MMM D, YYYY"],
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** What parts thousands and decimals. Thousands may be left together in both. */
export const NUMBER_STYLES = ["1,234.56", "1.234,56"] as const;
export type NumberStyle = (typeof NUMBER_STYLES)[number];

/** What one in a token column stands for. */
export const TOKEN_UNITS = ["tokens", "thousands", "millions"] as const;
export type TokenUnit = (typeof TOKEN_UNITS)[number];

export const TOKEN_BUCKETS = ["input", "cacheRead", "cacheWrite5m", "cacheWrite1h", "output", "reasoning"] as const;
export type TokenBucket = (typeof TOKEN_BUCKETS)[number];

/** Labels that a file may or may not have. */
export const MAPPED_LABELS = [
  ...["project", "apiKey", "user", "tag", "promptName", "app", "region", "serviceTier", "contextTier"],
] as const;
export type MappedLabel = (typeof MAPPED_LABELS)[number];

const PLAIN = /^[^\p{Cc}]*$/u;
const column = z.string().min(1, "name a column").max(256, "a column's name has at most 256 characters");
const constant = z.string().trim().min(1, "say a text").max(200, "use at most 200 characters").regex(PLAIN);
const fromColumn = z.strictObject({ column });
const either = (constantShape: z.ZodType<string>) =>
  z.union([fromColumn, z.strictObject({ constant: constantShape })], {
    error: 'name a column, {"column": "…"}, or say one text for all rows, {"constant": "…"}',
  });
const label = either(constant);
const currency = either(z.string().regex(/^[A-Za-z]{3}$/, "a currency is three letters, like USD"));
const bucketColumn = column.optional();

const tokens = z.strictObject({
  unit: z.enum(TOKEN_UNITS).default("tokens"),
  input: bucketColumn,
  cacheRead: bucketColumn,
  cacheWrite5m: bucketColumn,
  cacheWrite1h: bucketColumn,
  output: bucketColumn,
  reasoning: bucketColumn,
  /** Whether a part is counted inside its whole, too; must be said where both have a column. */
  inputContainsCacheReads: z.boolean().optional(),
  inputContainsCacheWrites: z.boolean().optional(),
  outputContainsReasoning: z.boolean().optional(),
});

/**
 * How a file that no format recognises is to be read: which column is what, and how its days and numbers are written.
 * `kind: "cost"` is a bill: it is held against usage and never added to it.
 */
export const usageMapping = z
  .strictObject({
    kind: z.enum(["usage", "cost"]).default("usage"),
    day: z.strictObject({ column, format: z.enum(DATE_FORMATS) }),
    provider: label,
    model: label,
    numbers: z.enum(NUMBER_STYLES).default("1,234.56"),
    tokens: tokens.default({ unit: "tokens" }),
    /** `one-a-row` where a row is a request; `not-counted` where the file does not say: unknown, never 0. */
    requests: z
      .union([z.enum(["not-counted", "one-a-row"]), fromColumn], {
        error: 'say "not-counted", "one-a-row", or name a column, {"column": "…"}',
      })
      .default("not-counted"),
    failedRequests: fromColumn.optional(),
    cost: z.strictObject({ column, currency }).optional(),
    project: label.optional(),
    apiKey: label.optional(),
    user: label.optional(),
    tag: label.optional(),
    promptName: label.optional(),
    app: label.optional(),
    region: label.optional(),
    serviceTier: label.optional(),
    contextTier: label.optional(),
    /** A column that says true, yes, 1 or batch where a row was a batch. */
    batch: fromColumn.optional(),
  })
  .superRefine(({ kind, tokens: told, cost }, context) => {
    const fault = (path: string[], message: string): void => context.addIssue({ code: "custom", path, message });
    const buckets = TOKEN_BUCKETS.filter((bucket) => told[bucket] !== undefined);
    if (kind === "usage" && buckets.length === 0)
      fault(["tokens"], 'name at least one column of tokens, or say "kind": "cost" for a bill');
    if (kind === "cost" && buckets.length > 0)
      fault(["tokens"], "a bill's tokens are not read: leave their columns out");
    if (kind === "cost" && !cost) fault(["cost"], "name the column of a bill's amounts");
    for (const { whole, parts, answer } of INSIDE)
      if (told[whole] !== undefined && parts.some((part) => told[part] !== undefined) && told[answer] === undefined)
        fault(["tokens", answer], `say true where ${whole} counts ${parts.join(" and ")} too, false where it does not`);
    for (const [index, bucket] of buckets.entries()) {
      const first = buckets.slice(0, index).find((earlier) => told[earlier] === told[bucket]);
      if (first) fault(["tokens", bucket], `is the column of ${first} already`);
    }
  });
export type UsageMapping = z.output<typeof usageMapping>;
/** The same as it is written down, with defaults left out. */
export type WrittenMapping = z.input<typeof usageMapping>;

/** What may be counted inside what: the question that makes the difference between right and several times too much. */
export const INSIDE = [
  { whole: "input", parts: ["cacheRead"], answer: "inputContainsCacheReads" },
  { whole: "input", parts: ["cacheWrite5m", "cacheWrite1h"], answer: "inputContainsCacheWrites" },
  { whole: "output", parts: ["reasoning"], answer: "outputContainsReasoning" },
] as const;

/** Every column that a mapping reads, once each. */
export function mappedColumns(mapping: UsageMapping): string[] {
  const named: (string | undefined)[] = [mapping.day.column];
  const labels = [mapping.provider, mapping.model, ...MAPPED_LABELS.map((name) => mapping[name])];
  for (const one of [...labels, mapping.batch, mapping.failedRequests, mapping.cost?.currency])
    if (one && "column" in one) named.push(one.column);
  if (typeof mapping.requests === "object") named.push(mapping.requests.column);
  named.push(mapping.cost?.column, ...TOKEN_BUCKETS.map((bucket) => mapping.tokens[bucket]));
  return [...new Set(named.filter((name) => name !== undefined))];
}
