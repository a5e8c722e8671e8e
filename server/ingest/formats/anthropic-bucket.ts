import { cell, momentOf, unless } from "./expressions";
import type { Cells, Reading, Sql } from "./format";

/** RFC 3339 times between which the buckets of Anthropic's reports lie. */
export const ANTHROPIC_TIMES = ["starting_at", "ending_at"];

/** What usage and cost reports of Anthropic's API have in common. */
export const anthropicBucket = {
  moment(cells: Cells): Reading["moment"] {
    const start = cell(cells, "starting_at");
    const span = `(${momentOf(cells.text("ending_at"))} - ${momentOf(start.text)})`;
    return {
      ...start,
      at: momentOf(start.text),
      tellsHour: `${span} BETWEEN INTERVAL 1 SECOND AND INTERVAL 1 HOUR`,
    };
  },

  /** A null workspace is the default one. `speed` (fast) changes the price and goes before the tier. */
  dimensions(cells: Cells): Readonly<Record<"project" | "apiKey" | "region" | "serviceTier", Sql>> {
    const speed = cells.text("speed");
    return {
      project: cells.text("workspace_id"),
      apiKey: cells.text("api_key_id"),
      region: unless(cells.text("inference_geo"), "not_available"),
      serviceTier: `CASE WHEN ${speed} IS NULL OR ${speed} = 'standard' THEN ${cells.text("service_tier")} ELSE ${speed} END`,
    };
  },
};
