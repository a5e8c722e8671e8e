import type { LadderItem } from "@/server/drawings";

/** An invented portfolio, for showing what the drawing means to someone who has none yet. */
const ROWS = [
  ["Claims triage", 1, 3, "trial", 40_000],
  ["Code review", 1, 1, "keep", 29_000],
  ["Offer letters", 1, 1, "switch", 14_000],
  ["Call summaries", 1, 1, "keep", 11_000],
  ["Catalogue translation", 1, 1, "keep", 9_500],
  ["Handbook answers", 2, 2, "keep", 25_000],
  ["Lease clauses", 2, 3, "trial", 12_000],
  ["Policy questions", 2, 2, "keep", 6_000],
  ["Receipt lines", 3, 3, "keep", 14_000],
  ["Parcel labels", 3, 1, "step-down", 8_500],
  ["Fraud notes", 3, 1, "step-down", 4_500],
  ["Tariff codes", 4, 2, "step-down", 6_500],
] as const;

export const SAMPLE: readonly LadderItem[] = ROWS.map(([name, level, recommendedLevel, kind, spend]) => ({
  id: name,
  name,
  level,
  recommendedLevel,
  kind,
  spend,
}));
