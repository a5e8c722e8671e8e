import { z } from "zod";
import { QUARTER_KEY } from "@/server/kernel/quarter";
import { idSchema } from "./field-shapes";

export { idSchema, reasonSchema } from "./field-shapes";
export {
  USAGE_FIGURES,
  requirementsSchema,
  SUCCESS_BASES,
  outcomeUnitSchema,
  workloadProfileSchema,
  createWorkloadSchema,
  editProfileSchema,
  recordSuccessSchema,
  type UsageFigureName,
  type SuccessBasis,
  type OutcomeUnit,
  type SuccessMeasurement,
  type WorkloadProfile,
  type UsageOverrides,
} from "./profile-schema";
export {
  priceSchema,
  optionDefinitionSchema,
  addOptionSchema,
  editOptionSchema,
  type OptionDefinition,
  type OptionDefinitionInput,
} from "./options/option-schema";
export {
  EVIDENCE_KINDS,
  recordEvidenceSchema,
  RESULT_MEASURES,
  withdrawEvidenceSchema,
  type EvidenceKind,
  type EvidenceOrigin,
  type ResultMeasure,
} from "./evidence/evidence-schema";
export { EXPERIMENT_STATUSES, type ExperimentStatus } from "./experiments/experiment-schema";
export { DATA_CHECKS, STAFF_WORK, type DataCheck, type Sizing, type StaffLine } from "./options/option-parts-schema";
export { CHECKED_FROM_LEVEL, DATA_CHECKLIST } from "./rules/data-checklist";
export { STAFF_PRESETS, staffLineOf } from "./rules/staff-costs";
export {
  MATCH_FIELDS,
  matcherSchema,
  matchersSchema,
  createRuleSchema,
  moveRuleSchema,
  deleteRuleSchema,
  undoRuleChangeSchema,
  previewRuleChangeSchema,
  previewRuleSchema,
  type MatchField,
  type Matcher,
} from "./mapping-schema";
export {
  comparePolicySchema,
  editPolicySchema,
  planningSchema,
  policyEffectSchema,
  returnToPolicySchema,
  tryThresholdsSchema,
} from "./policy/policy-schema";
export { leadWeeks, planningDefaults, planningInForce, type Planning } from "./policy/planning";
export const archiveWorkloadSchema = z.strictObject({ id: idSchema, isArchived: z.boolean() });

export const quarterKeySchema = z.string().regex(QUARTER_KEY, "write a quarter as 2026-Q3");
/** Prices as they were on the day, or as they are today. */
export const pricesSchema = z.enum(["then", "now"]);
export type Prices = z.infer<typeof pricesSchema>;

export const listWorkloadsSchema = z.strictObject({ quarter: quarterKeySchema, prices: pricesSchema.default("then") });
export const readWorkloadSchema = z.strictObject({
  id: idSchema,
  quarter: quarterKeySchema,
  prices: pricesSchema.default("then"),
});
export const listUnassignedSchema = z.strictObject({ quarter: quarterKeySchema });
