import { z } from "zod";
import { QUARTER_KEY } from "@/server/kernel/quarter";
import { planningDefaults, PLANNING_KEYS } from "./planning";

const quarter = z.string().regex(QUARTER_KEY, "write a quarter as 2026-Q3");
const thresholds = z.record(z.string(), z.unknown());
const version = z.int("must be a whole number").nonnegative("must not be negative");
const reason = z.string().trim().min(3, "say why, in a few words").max(500, "use at most 500 characters");

const weeks = z
  .number({ error: "must be a number of weeks" })
  .positive("must be above 0")
  .max(520, "must be at most 520");
const share = z
  .number({ error: "must be a share between 0 and 1" })
  .min(0, "must lie between 0 and 1")
  .max(1, "must lie between 0 and 1");

/** Lead times in weeks by level, and the reconciliation's tolerance; what is absent has its default. */
export const planningSchema = z.strictObject(
  Object.fromEntries(
    PLANNING_KEYS.map((key) => [key, (planningDefaults[key].unit === "weeks" ? weeks : share).optional()]),
  ) as { [Key in (typeof PLANNING_KEYS)[number]]: z.ZodOptional<z.ZodNumber> },
);

/** All thresholds that differ from the defaults; the engine says what each may be. Planning that is absent stays. */
export const editPolicySchema = z.strictObject({
  thresholds,
  planning: planningSchema.optional(),
  reason,
  /** The version that the person saw: 0 before the first change. */
  basedOn: version,
});

/** What other thresholds would change, over the usage of a quarter. */
export const policyEffectSchema = z.strictObject({ thresholds, quarter });
export const tryThresholdsSchema = z.strictObject({ quarter });
export const comparePolicySchema = z.strictObject({ from: version, to: version, quarter });
/** An old version comes back as a new one. */
export const returnToPolicySchema = z.strictObject({ version, reason, basedOn: version });
