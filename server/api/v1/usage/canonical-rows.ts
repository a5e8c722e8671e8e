import { z } from "zod";
import { isDay } from "../../../kernel/day";

const text = z
  .string("write a text")
  .max(500, "use at most 500 characters")
  .regex(/^[^\p{Cc}]*$/u, "use one line of plain text");
const named = (fault: string) => text.refine((given) => given.trim() !== "", fault);
const count = z.int("use a whole number").min(0, "use 0 or more");
const UNIT_NAME = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;
/** The 31st of February is a time to `Date`. */
const isTime = (given: string): boolean =>
  TIME.test(given) && isDay(given.slice(0, 10)) && !Number.isNaN(Date.parse(given));

/** One row of canonical usage. Token buckets are disjoint: `output` is without reasoning, `uncachedInput` without what the cache served. */
export const canonicalRow = z
  .strictObject({
    day: z
      .string("write a UTC day, 2026-08-31")
      .refine((given) => isDay(given) || isTime(given), {
        error: "write a UTC day, 2026-08-31, or a time, 2026-08-31T09:00:00Z",
      })
      .describe("UTC day, YYYY-MM-DD, or a time (RFC 3339), which is put on its UTC day"),
    provider: named("name the provider"),
    model: named("name the model as it was reported"),
    uncachedInput: count,
    output: count.describe("Without reasoning tokens"),
    cacheRead: count.optional(),
    cacheWrite5m: count.optional(),
    cacheWrite1h: count.optional(),
    reasoning: count.optional(),
    otherUnits: z
      .record(z.string().regex(UNIT_NAME, "name a unit in letters, digits and _"), count)
      .optional()
      .describe("Images, audio, seconds, searches by name"),
    requests: count.nullable().optional().describe("Left out or null: not counted, which is not 0"),
    failedRequests: count.nullable().optional(),
    project: text.optional(),
    apiKey: text.optional(),
    userKey: text.optional().describe("Hashed before it is kept"),
    tag: text.optional(),
    promptName: text.optional(),
    app: text.optional(),
    region: text.optional(),
    serviceTier: text.optional(),
    batch: z.boolean().optional(),
    contextTier: text.optional(),
    reportedCost: z
      .union([z.string(), z.number()])
      .transform(String)
      .pipe(
        z.string().regex(/^\d{1,20}(\.\d{1,36})?$/, "write an amount such as 12.34, as text where each digit counts"),
      )
      .nullable()
      .optional()
      .describe("What the source says it cost, an exact decimal; text keeps every digit"),
    currency: z
      .string()
      .regex(/^[A-Za-z]{3}$/, "write three letters, USD")
      .optional(),
  })
  .refine((row) => row.reportedCost === undefined || row.reportedCost === null || row.currency !== undefined, {
    path: ["currency"],
    error: "name the currency of reportedCost",
  });
export type CanonicalRow = z.output<typeof canonicalRow>;

export const MOST_ROWS = 50_000;

/** Each is a column of the file that the rows become. */
const MOST_UNITS = 400;

/** The body of `application/json`. */
export const canonicalRows = z.strictObject(
  {
    rows: z
      .array(canonicalRow, "send rows as a list")
      .min(1, "send one row at least")
      .max(MOST_ROWS, `send at most ${MOST_ROWS} rows at once`)
      .superRefine(nameUnitsAlike),
  },
  { error: (issue) => (issue.code === "invalid_type" ? 'send {"rows": [...]}' : undefined) },
);

/** Columns are told apart whatever their case, and so are units. */
function nameUnitsAlike(rows: readonly CanonicalRow[], context: z.RefinementCtx): void {
  const names = new Map<string, string>();
  rows.forEach(({ otherUnits }, row) => {
    for (const unit of Object.keys(otherUnits ?? {})) {
      const first = names.get(unit.toLowerCase()) ?? unit;
      names.set(unit.toLowerCase(), first);
      if (first === unit) continue;
      context.addIssue({ code: "custom", path: [row, "otherUnits", unit], message: `is called ${first} before` });
    }
  });
  if (names.size > MOST_UNITS)
    context.addIssue({ code: "custom", path: [], message: `name at most ${MOST_UNITS} kinds of other units at once` });
}

/** Columns of the product's own CSV (server/ingest/formats/canonical.ts), by what rows call them. */
const COLUMNS = {
  day: "day",
  provider: "provider",
  model: "model",
  project: "project",
  apiKey: "api_key",
  userKey: "user",
  tag: "tag",
  promptName: "prompt_name",
  app: "app",
  region: "region",
  serviceTier: "service_tier",
  batch: "batch",
  contextTier: "context_tier",
  requests: "requests",
  failedRequests: "failed_requests",
  uncachedInput: "uncached_input",
  cacheRead: "cache_read",
  cacheWrite5m: "cache_write_5m",
  cacheWrite1h: "cache_write_1h",
  output: "output",
  reasoning: "reasoning",
  reportedCost: "reported_cost",
  currency: "currency",
} as const satisfies Record<Exclude<keyof CanonicalRow, "otherUnits">, string>;

/** The rows as the product's own CSV: one line a row in their order, so that line 2 is `/rows/0`. */
export function canonicalCsv(rows: readonly CanonicalRow[]): string {
  const units = [...new Set(rows.flatMap((row) => Object.keys(row.otherUnits ?? {})))].sort();
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const lines = rows.map((row) =>
    [...names.map((name) => row[name]), ...units.map((unit) => countOf(row, unit))].map(cell).join(","),
  );
  return `${[...Object.values(COLUMNS), ...units.map((unit) => `units.${unit}`)].join(",")}\n${lines.join("\n")}\n`;
}

/** Any name may be a unit's, that of an object's own function too. */
const countOf = ({ otherUnits }: CanonicalRow, unit: string): number | undefined =>
  otherUnits && Object.hasOwn(otherUnits, unit) ? otherUnits[unit] : undefined;

const cell = (value: string | number | boolean | null | undefined): string =>
  value === undefined || value === null
    ? ""
    : typeof value === "string"
      ? `"${value.replaceAll('"', '""')}"`
      : String(value);
