import type { Level, PolicySource } from "@/server/engine";

/** A number that plans are made with and the engine never asks for: its value, unit, what it decides, whose it is. */
export interface PlanningDefault {
  readonly value: number;
  readonly unit: "weeks" | "share";
  readonly meaning: string;
  readonly source: PolicySource;
}

const chapter: PolicySource = "Fine-Tuning vs. Foundation: Build, Buy, or Customize, chapter 15";
const house: PolicySource = "House choice";
const weeks = (value: number, meaning: string, source: PolicySource): PlanningDefault => ({
  ...{ value, unit: "weeks", meaning, source },
});

/**
 * What stands beside the thresholds: how long a change of each level takes from the decision to production, and how closely
 * a bill must agree with the usage behind it. The documents give orders ("minutes, not months" for a model behind an
 * interface, months for a fine-tune) and no weeks, so most of the numbers are the house's.
 */
export const planningDefaults = {
  "leadWeeks.1": weeks(2, "From decision to production: another model or prompt behind the same interface", chapter),
  "leadWeeks.2": weeks(6, "From decision to production: retrieval over your documents", house),
  "leadWeeks.3": weeks(13, "From decision to production: a fine-tune with its data and its evaluation", house),
  "leadWeeks.4": weeks(26, "From decision to production: continued pre-training", house),
  "leadWeeks.5": weeks(78, "From decision to production: a model from scratch", house),
  reconciliationTolerance: {
    value: 0.01,
    unit: "share",
    meaning: "How far a month’s bill may lie from what its usage is worth and still agree",
    source: house,
  },
} as const satisfies Record<string, PlanningDefault>;

export type PlanningKey = keyof typeof planningDefaults;
export const PLANNING_KEYS = Object.keys(planningDefaults) as PlanningKey[];

/** Only what differs from the defaults, by key. */
export type OwnPlanning = Partial<Record<PlanningKey, number>>;
export type Planning = Readonly<Record<PlanningKey, number>>;

/** The organization's own numbers over the defaults. */
export const planningInForce = (own: OwnPlanning): Planning =>
  Object.fromEntries(PLANNING_KEYS.map((key) => [key, own[key] ?? planningDefaults[key].value])) as Planning;

/** Only what differs from the defaults. */
export const ownPlanning = (given: OwnPlanning): OwnPlanning =>
  Object.fromEntries(
    PLANNING_KEYS.flatMap((key) => {
      const value = given[key];
      return value === undefined || value === planningDefaults[key].value ? [] : [[key, value]];
    }),
  );

/** Weeks from the decision to production on a level. */
export const leadWeeks = (planning: Planning, level: Level): number => planning[`leadWeeks.${level}`];
