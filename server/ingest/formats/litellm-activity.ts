import { cachedAboveInput, cell, momentOf } from "./expressions";
import type { Cells, Format, Reading } from "./format";
import { litellmProvider } from "./litellm-provider";

const METRICS = [
  ...["completion_tokens", "cache_read_input_tokens", "cache_creation_input_tokens", "total_tokens"],
  ...["successful_requests", "failed_requests", "flat_cost", "compression_saved_tokens", "compression_savings_spend"],
  ...["prompt_caching_savings_spend", "gateway_injected_caching_savings_spend", "autorouter_savings_spend"],
  ...["total_response_time_ms", "timed_requests"],
].map((name) => `metrics.${name}`);

/**
 * What LiteLLM's proxy answers to `GET /user/daily/activity` and its sisters by team, organization, customer, agent and tag:
 * pages of days, each broken down by model, model group, provider, endpoint, key and tool. Every breakdown tells the same
 * usage again: only the models' is read, and where it names the keys of a model, a row is a key. Models are named as in
 * the daily tables. What no model did, such as calls of tools, is in no model's row.
 */
export const litellmActivity: Format = {
  name: "litellm-daily",
  kind: "usage",
  containers: ["json"],
  nesting: {
    lists: ["results"],
    named: { "breakdown.models": "model", api_key_breakdown: "api_key" },
    emptyIsRow: ["breakdown.models", "api_key_breakdown"],
    waitsFor: { "breakdown.models": ["date"] },
    goesOn: { "metadata.has_more": /^true$/ },
    listsOnly: {
      ...{ listed: "metadata.api_key_limit", all: "metadata.total_api_keys" },
      message:
        "This answer names only the keys with the most spend, so what the others used would be missing. Fetch /user/daily/activity page by page, without /aggregated.",
    },
    tellsUnknown: ["metrics."],
  },
  generations: [
    {
      name: "daily activity",
      required: ["date", "metrics.spend", "metrics.prompt_tokens", "metrics.api_requests"],
      optional: [...METRICS, "model", "api_key", "metadata.team_id", "metadata.user_id"],
    },
  ],
  read: readRow,
};

function readRow(cells: Cells): Reading {
  const date = cell(cells, "date");
  const model = cells.text("model");
  const cached = cell(cells, "metrics.cache_read_input_tokens");
  const failed = cell(cells, "metrics.failed_requests");
  return {
    moment: { ...date, at: momentOf(date.text) },
    counts: {
      prompt: cell(cells, "metrics.prompt_tokens"),
      completion: cell(cells, "metrics.completion_tokens"),
      cached,
      written: cell(cells, "metrics.cache_creation_input_tokens"),
      asked: cell(cells, "metrics.api_requests"),
      failed_requests: failed,
    },
    cost: cell(cells, "metrics.spend"),
    checks: [
      cachedAboveInput(cached, "cached + written", "prompt"),
      { ...failed, code: "part-above-whole", failed: "failed_requests > asked" },
    ],
    dimensions: {
      provider: litellmProvider(cells, model),
      model,
      project: cells.text("metadata.team_id"),
      apiKey: cells.text("api_key"),
      userKey: cells.text("metadata.user_id"),
      currency: "'USD'",
    },
    quantities: {
      requests: "asked",
      failedRequests: `CASE WHEN ${failed.text} IS NOT NULL THEN failed_requests END`,
      uncachedInput: "prompt - cached - written",
      cacheRead: "cached",
      cacheWrite5m: "written",
      output: "completion",
    },
    // A day on which nothing was asked, or nothing of a model.
    isEmpty: `coalesce(trim(${model}), '') = '' AND prompt = 0 AND completion = 0 AND coalesce(cost_high, 0) = 0`,
    notices: { "flat-cost": `TRY_CAST(${cells.text("metrics.flat_cost")} AS DOUBLE) > 0` },
  };
}
