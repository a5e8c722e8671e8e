import { firstCell, momentOf } from "./expressions";
import type { Cells, Format, Reading } from "./format";
import { sumOfAmounts } from "./sum-of-amounts";

/**
 * OpenRouter by day: the summary that the activity page exports, and the `/activity` API (30 whole UTC days), its answer as it
 * comes or its rows, as CSV or one a line.
 * Cached tokens are not told. The cost is what OpenRouter charged and what the provider asked for requests with an own key.
 * The summary's slug (`claude-sonnet-4.5`) is not that of the requests (`claude-4.5-sonnet-20250929`), and its count of
 * requests need not be their number.
 */
export const openrouterDaily: Format = {
  name: "openrouter-daily",
  kind: "usage",
  containers: ["csv", "json"],
  nesting: { lists: ["data"] },
  generations: [
    {
      name: "summary",
      required: ["Date", "Slug", "Usage", "Requests", "Prompt Tokens", "Completion Tokens"],
      optional: ["BYOK Usage", "Reasoning Tokens", "BYOK Requests"],
    },
    {
      name: "activity API",
      required: ["date", "model", "usage", "requests", "prompt_tokens", "completion_tokens"],
      optional: [
        ...["model_permaslug", "endpoint_id", "provider_name", "byok_usage_inference", "byok_requests"],
        ...["reasoning_tokens", "api_key_name", "user"],
      ],
    },
  ],
  read: readRow,
};

function readRow(cells: Cells): Reading {
  const date = firstCell(cells, "Date", "date");
  const usage = firstCell(cells, "Usage", "usage");
  const own = firstCell(cells, "BYOK Usage", "byok_usage_inference");
  const thought = firstCell(cells, "Reasoning Tokens", "reasoning_tokens");
  const model = firstCell(cells, "Slug", "model").text;
  return {
    moment: { ...date, at: momentOf(date.text) },
    prepared: { charged: sumOfAmounts(usage.text, own.text) },
    counts: {
      asked: firstCell(cells, "Requests", "requests"),
      prompt: firstCell(cells, "Prompt Tokens", "prompt_tokens"),
      completion: firstCell(cells, "Completion Tokens", "completion_tokens"),
      thought,
    },
    cost: { column: usage.column, text: "charged" },
    checks: [{ ...thought, code: "part-above-whole", failed: "thought > completion" }],
    dimensions: {
      provider: "'openrouter'",
      // The dated slug, where it is told, is the one that single requests have.
      model: `coalesce(${cells.text("model_permaslug")}, ${model})`,
      apiKey: cells.text("api_key_name"),
      userKey: cells.text("user"),
      region: cells.text("provider_name"),
      currency: "'USD'",
    },
    quantities: {
      requests: "asked",
      uncachedInput: "prompt",
      output: "completion - thought",
      reasoning: "thought",
    },
  };
}
