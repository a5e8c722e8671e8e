import { z } from "zod";
import { QUARTER_KEY } from "@/server/kernel/quarter";
import { isDay } from "@/server/kernel/day";
import { emailSchema } from "@/server/tenancy/schema";
import { SCOPES } from "./rules/summary-of";
import { DECISION_VERDICTS } from "./schema";

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `use at most ${most} characters`)
    .regex(/^[^\p{Cc}]*$/u, "use one line of plain text");
const sentence = (least: string) => z.string().trim().min(3, least).max(1000, "use at most 1000 characters");

export const quarterSchema = z.string().regex(QUARTER_KEY, "write a quarter as 2026-Q3");
export const quarterInput = z.strictObject({ quarter: quarterSchema });
export const portfolioInput = z.strictObject({
  quarter: quarterSchema,
  prices: z.enum(["then", "now"]).default("then"),
});
export const moveToReviewInput = z.strictObject({
  quarter: quarterSchema,
  /** Asked for where days are missing or tokens have no price. */
  note: sentence("say in a sentence why it can be reviewed as it is").optional(),
});
export const backToDraftInput = z.strictObject({ quarter: quarterSchema, reason: sentence("say why, in a few words") });
export const decideInput = z.strictObject({
  quarter: quarterSchema,
  workloadId: z.string().min(1).max(64),
  verdict: z.enum(DECISION_VERDICTS),
  owner: oneLine(120).min(1, "name who carries it out"),
  dueOn: z.string().refine(isDay, "write a day as YYYY-MM-DD").optional(),
  sentence: sentence("say why, in a sentence"),
});
export const signInput = z.strictObject({
  quarter: quarterSchema,
  /** The hash that the signer saw on the page: what they sign is what they read. */
  numbersHash: z.string().regex(/^[0-9a-f]{64}$/, "copy the hash as the page shows it"),
});
export const scenarioInput = z.strictObject({ quarter: quarterSchema, scenarioId: z.string().min(1).max(64) });
export const documentInput = z.strictObject({ quarter: quarterSchema, name: z.string().min(1).max(120) });

/** One address and nothing else: no list, no comment, no line break, not even at its end. */
const addressSchema = z
  .string()
  .regex(
    /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\]+\.[^\s@,;:<>()[\]"\\]+$/,
    "write one e-mail address, like name@example.com",
  )
  .pipe(emailSchema);
export const addRecipientInput = z.strictObject({
  email: addressSchema,
  name: z
    .string()
    .regex(/^[^\p{Cc}]*$/u, "use one line of plain text")
    .pipe(oneLine(120).min(1, "write a name")),
  scope: z.enum(SCOPES).default("whole"),
});
export const recipientIdInput = z.strictObject({ id: z.string().min(1).max(64) });

export const commentInput = z.strictObject({
  quarter: quarterSchema,
  /** Absent: about the whole review. */
  workloadId: z.string().min(1).max(64).optional(),
  text: z.string().trim().min(1, "write something").max(4000, "use at most 4000 characters"),
});
export const commentIdInput = z.strictObject({ id: z.string().min(1).max(64) });
