import { z } from "zod";
import { day, idSchema, line, positive, reasonSchema, wholeAbove0 } from "../field-shapes";

export const EXPERIMENT_STATUSES = ["planned", "running", "done", "abandoned"] as const;
export type ExperimentStatus = (typeof EXPERIMENT_STATUSES)[number];

/** What a test measures, in the engine's words. */
export const EXPERIMENT_MEASURES = ["accuracy", "consistency", "p95LatencyMs", "state-a-requirement", "cost"] as const;

/** A parallel test: so many requests of these options beside what is in use, on a share of the traffic. */
export const planExperimentSchema = z.strictObject({
  workloadId: idSchema,
  /** Keys of the options that are tried. */
  optionKeys: z.array(z.string().min(1).max(60)).min(1, "name an option").max(10, "try 10 options at most"),
  sampleSize: wholeAbove0.max(10_000_000, "use at most 10,000,000"),
  trafficShare: positive.max(1, "must be at most 1"),
  days: wholeAbove0.max(3_650, "use at most ten years"),
  measures: z.array(z.enum(EXPERIMENT_MEASURES)).max(5).default([]),
  ownerName: line(120).default(""),
  note: line(500).default(""),
  /** The day from which it runs; null: it is planned. */
  startedOn: day.nullable(),
});
export const startExperimentSchema = z.strictObject({ id: idSchema, startedOn: day });
export const abandonExperimentSchema = z.strictObject({ id: idSchema, reason: reasonSchema });
export const listExperimentsSchema = z.strictObject({ workloadId: idSchema });
