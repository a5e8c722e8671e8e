import { z } from "zod";
import { idSchema, reasonSchema } from "./field-shapes";
import { patternFault } from "./rules/pattern/pattern-fault";

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
