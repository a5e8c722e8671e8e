import { cachedAboveInput, cell, lowered, momentOf } from "./expressions";
import type { Cells, Format, Reading, Sql } from "./format";
import { sumOfAmounts } from "./sum-of-amounts";

const COLUMNS = [
  ...["generation_id", "created_at", "cost_total", "cost_web_search", "cost_cache", "cost_file_processing"],
  ...["byok_usage_inference", "tokens_prompt", "tokens_completion", "tokens_reasoning", "tokens_cached"],
  ...["model_permaslug", "provider_name", "variant", "cancelled", "streamed", "user", "finish_reason_raw"],
  ...["finish_reason_normalized", "generation_time_ms", "time_to_first_token_ms", "api_key_disabled"],
  ...["api_key_name", "app_name", "num_search_results"],
];

/**
 * OpenRouter's activity export, a row a request. `tokens_prompt` holds the cached tokens, `tokens_completion` the
 * reasoning; older exports do not tell the cached ones. A request with the customer's own key costs nothing at OpenRouter
 * (`cost_total` 0); what its provider asks is in `byok_usage_inference`, and the request's cost is both. A variant
 * (`free`, `thinking`) is part of the model's name, because it has a price of its own.
 */
export const openrouterActivity: Format = {
  name: "openrouter-activity",
  kind: "usage",
  containers: ["csv", "json-lines"],
  generations: [
    {
      name: "requests",
      required: ["created_at", "model_permaslug", "tokens_prompt", "tokens_completion"],
      optional: COLUMNS,
    },
  ],
  read: readRow,
};

function modelOf(cells: Cells): Sql {
  const slug = cells.text("model_permaslug");
  const variant = lowered(cells.text("variant"));
  return `CASE WHEN coalesce(${variant}, '') IN ('', 'standard') OR ends_with(${slug}, ':' || ${variant}) THEN ${slug}
    ELSE ${slug} || ':' || ${variant} END`;
}

function readRow(cells: Cells): Reading {
  const created = cell(cells, "created_at");
  return {
    moment: { ...created, at: momentOf(created.text), tellsHour: "true" },
    prepared: { charged: sumOfAmounts(cells.text("cost_total"), cells.text("byok_usage_inference")) },
    counts: {
      prompt: cell(cells, "tokens_prompt"),
      completion: cell(cells, "tokens_completion"),
      thought: cell(cells, "tokens_reasoning"),
      cached: cell(cells, "tokens_cached"),
    },
    cost: { column: "cost_total", text: "charged", written: cells.text("cost_total") },
    checks: [
      cachedAboveInput(cell(cells, "tokens_cached"), "cached", "prompt"),
      { ...cell(cells, "tokens_reasoning"), code: "part-above-whole", failed: "thought > completion" },
    ],
    dimensions: {
      provider: "'openrouter'",
      model: modelOf(cells),
      apiKey: cells.text("api_key_name"),
      userKey: cells.text("user"),
      app: cells.text("app_name"),
      region: cells.text("provider_name"),
      currency: "'USD'",
    },
    quantities: {
      requests: "1",
      failedRequests: `CASE WHEN ${lowered(cells.text("finish_reason_normalized"))} = 'error' THEN 1 ELSE 0 END`,
      uncachedInput: "prompt - cached",
      cacheRead: "cached",
      output: "completion - thought",
      reasoning: "thought",
    },
    identity: {
      column: "generation_id",
      id: cells.text("generation_id"),
      content: COLUMNS.filter((column) => column !== "generation_id" && cells.has(column)).map(cells.text),
    },
  };
}
