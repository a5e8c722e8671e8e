import { cachedAboveInput, cell, firstCell, momentOf } from "./expressions";
import type { Cells, Format, Reading, Sql } from "./format";

/** Accelerators are metered in fractions of a second; whole ones are kept. What is no amount stays unreadable. */
const wholeSeconds = (text: Sql): Sql =>
  `coalesce(round(amount_high(plain_amount(${text})))::BIGINT::VARCHAR, ${text})`;

const COUNTS = ["prompt_tokens", "completion_tokens"];
const OPTIONAL = [
  ...["email", "end_time", "accelerator_type", "accelerator_seconds", "model_bucket", "parameter_count"],
  ...["cached_prompt_tokens", "uncached_prompt_tokens", "base_model_name", "model_name", "deployment_name"],
];

/**
 * Billing metrics of Fireworks (`firectl billing export-metrics`): a row a request of serverless inference, without a cost;
 * deployments and tuning have `accelerator_seconds` instead of tokens, kept as the unit `acceleratorSeconds`. Newer
 * exports tell how many of the prompt's tokens came from the cache.
 */
export const fireworks: Format = {
  name: "fireworks",
  kind: "usage",
  containers: ["csv"],
  generations: [
    {
      name: "base_model_name",
      required: ["start_time", "usage_type", "base_model_name", ...COUNTS],
      optional: OPTIONAL,
    },
    { name: "model_name", required: ["start_time", "usage_type", "model_name", ...COUNTS], optional: OPTIONAL },
  ],
  read: readRow,
};

function readRow(cells: Cells): Reading {
  const start = cell(cells, "start_time");
  const model = firstCell(cells, "base_model_name", "model_name").text;
  const seconds = cell(cells, "accelerator_seconds");
  const wasHeld = `NOT regexp_full_match(coalesce(${seconds.text}, ''), '\\s*0*(\\.0*)?\\s*')`;
  return {
    moment: { ...start, at: momentOf(start.text), tellsHour: "true" },
    counts: {
      prompt: cell(cells, "prompt_tokens"),
      completion: cell(cells, "completion_tokens"),
      cached: cell(cells, "cached_prompt_tokens"),
      held_for: { ...seconds, text: wholeSeconds(seconds.text), written: seconds.text },
    },
    checks: [cachedAboveInput(cell(cells, "cached_prompt_tokens"), "cached", "prompt")],
    dimensions: {
      provider: "'fireworks'",
      model: `coalesce(${model}, ${cells.text("model_bucket")}, CASE WHEN ${wasHeld} THEN ${cells.text("usage_type")} END)`,
      userKey: cells.text("email"),
    },
    quantities: {
      requests: `CASE WHEN NOT ${wasHeld} THEN 1 END`,
      uncachedInput: "prompt - cached",
      cacheRead: "cached",
      output: "completion",
    },
    units: { acceleratorSeconds: "held_for" },
  };
}
