import { z } from "zod";
import { line, name, notNegative, positive, share } from "../field-shapes";

/** How machines are kept running: what is absent is the policy's utilisation, all hours, no spare, nobody else on it. */
export const sizingSchema = z.strictObject({
  /** How full a machine may run at the peak; absent: as the policy says. */
  utilisation: share.gt(0, "must be above 0").nullish(),
  /** Hours a day that they are on; absent: 24. */
  hoursPerDay: positive.max(24, "must be at most 24").nullish(),
  /** Machines beyond those that the peak needs. */
  spares: z.int("must be a whole number").nonnegative("must not be negative").max(1000, "use at most 1,000").default(0),
  /** Options of several workloads that name the same machine share it: its cost is split by use. */
  sharedAs: line(80).default(""),
});
export type Sizing = z.infer<typeof sizingSchema>;

/** What people's time is spent on: once, before it runs, or every month. */
export const STAFF_WORK = ["data", "evaluation", "integration", "upkeep"] as const;
export type StaffWork = (typeof STAFF_WORK)[number];

/** A cost line of people: share of a post × salary a year, for some months or for good. */
export const staffLineSchema = z.strictObject({
  work: z.enum(STAFF_WORK),
  role: name,
  share: positive.max(100, "use at most 100 posts"),
  salaryYearly: notNegative,
  /** Of what is done once; upkeep goes on. */
  months: positive.max(120, "use at most 120 months").nullish(),
});
export type StaffLine = z.infer<typeof staffLineSchema>;

/** What must hold of training data, by its code (rules/data-checklist.ts). */
export const DATA_CHECKS = [
  "enough-examples",
  "consistent-labels",
  "representative",
  "hold-out",
  "errors-and-bias",
  "retraining",
  "regression-tests",
  "versions",
] as const;
export type DataCheck = (typeof DATA_CHECKS)[number];
