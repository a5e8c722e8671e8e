import { z } from "zod";
import { day, idSchema, line, notNegative, reasonSchema, share, wholeAbove0 } from "../field-shapes";

export const EVIDENCE_KINDS = ["holdout", "parallel", "production"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What every set of evidence says, typed in or read from a file. */
const ofEverySet = {
  optionId: idSchema,
  kind: z.enum(EVIDENCE_KINDS),
  measuredOn: day,
  note: line(500).default(""),
};

/** A measurement as a person types it. Tokens and cost are means of a request, the cost in the organization's currency. */
export const recordEvidenceSchema = z
  .strictObject({
    ...ofEverySet,
    sampleSize: wholeAbove0,
    accuracy: share.nullish(),
    consistency: share.nullish(),
    p95LatencyMs: notNegative.nullish(),
    inputTokens: notNegative.nullish(),
    outputTokens: notNegative.nullish(),
    costPerRequest: notNegative.nullish(),
  })
  .refine(
    (given) => [given.accuracy, given.consistency, given.p95LatencyMs].some((measured) => typeof measured === "number"),
    {
      path: ["accuracy"],
      message: "write at least one of accuracy, consistency and p95 latency",
    },
  );
export const withdrawEvidenceSchema = z.strictObject({ id: idSchema, reason: reasonSchema });

// ---- Read from a file

/** Which requirement a file of results speaks of. */
export const RESULT_MEASURES = ["accuracy", "consistency"] as const;
export type ResultMeasure = (typeof RESULT_MEASURES)[number];

const figure = notNegative.nullable();
/** One example: its id, whether it was answered rightly (1 or 0), latency in milliseconds, tokens in and out, cost. */
const resultSchema = z.tuple([z.string().min(1).max(200), z.literal([0, 1]), figure, figure, figure, figure]);
const count = z.int("must be a whole number").nonnegative("must not be negative");

/** How a file was read. `match` and `threshold` only where the file needed them. */
const fileOrigin = z.strictObject({
  fileName: line(200),
  format: z.enum(["rows-csv", "rows-json", "promptfoo", "openai-evals"]),
  match: z.enum(["exact", "normalised"]).nullable(),
  threshold: share.nullable(),
  /** Which of several that the file holds. */
  variant: line(300),
  /** Rows that ended in an error of the run, and ids that stood in the file again: neither counts. */
  errors: count,
  repeated: count,
});

export const recordResultsSchema = z.strictObject({
  ...ofEverySet,
  measure: z.enum(RESULT_MEASURES),
  results: z
    .array(resultSchema)
    .min(1, "there is no result in it")
    .max(20_000, "upload 20,000 results at most, a random sample of them"),
  origin: fileOrigin,
});

/** Where a set comes from, as it is stored; null where it was typed in. */
export const evidenceOriginSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("file"), ...fileOrigin.shape }),
  /** `shared`: examples that stood in several of the sets and count once. */
  z.strictObject({ kind: z.literal("merged"), of: z.array(z.string()), shared: count, reason: z.string() }),
]);
export type EvidenceOrigin = z.infer<typeof evidenceOriginSchema>;

/** Sets of one test, by their ids. */
export const mergeEvidenceSchema = z.strictObject({
  ids: z.array(idSchema).min(2, "name two sets at least").max(20, "merge 20 sets at most"),
  reason: reasonSchema,
});
export const compareResultsSchema = z.strictObject({ workloadId: idSchema });
