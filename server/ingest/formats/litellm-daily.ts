import { cachedAboveInput, cell, momentOf } from "./expressions";
import type { Cells, Format, Generation, Reading } from "./format";
import { litellmProvider } from "./litellm-provider";

const SHARED = ["date", "model", "prompt_tokens", "completion_tokens", "spend", "api_requests"];
const OTHERS = [
  ...["id", "api_key", "model_group", "custom_llm_provider", "mcp_namespaced_tool_name", "endpoint"],
  ...["cache_read_input_tokens", "cache_creation_input_tokens", "successful_requests", "failed_requests"],
  ...["prompt_caching_savings_spend", "autorouter_savings_spend", "request_id", "created_at", "updated_at"],
];
const OWNERS = ["user_id", "team_id", "organization_id", "end_user_id", "agent_id", "tag"] as const;

const by = (owner: (typeof OWNERS)[number]): Generation => ({
  name: `by ${owner.replace(/_id$/, "").replaceAll("_", " ")}`,
  required: [...SHARED, owner],
  optional: [...OTHERS, ...OWNERS.filter((other) => other !== owner)],
});
const BY_TAG = by("tag");

/**
 * LiteLLM's daily spend tables (`LiteLLM_DailyTeamSpend` and its sisters by user, organization, end user, agent and tag), CSV
 * or JSON Lines. `prompt_tokens` holds cache reads and writes, as in the spend logs. Reasoning is not told apart.
 */
export const litellmDaily: Format = {
  name: "litellm-daily",
  kind: "usage",
  containers: ["csv", "json-lines"],
  generations: [BY_TAG, ...OWNERS.filter((owner) => owner !== "tag").map(by)],
  needs: (generation) =>
    generation === BY_TAG
      ? {
          warnings: [
            {
              code: "tags-overlap",
              message:
                "A request with several tags stands in this table once for each of them: take the table by team or user for totals.",
            },
          ],
        }
      : {},
  read: readRow,
};

function readRow(cells: Cells): Reading {
  const date = cell(cells, "date");
  // A tool call through the gateway has no model.
  const model = `coalesce(${cells.text("model")}, ${cells.text("mcp_namespaced_tool_name")})`;
  return {
    moment: { ...date, at: momentOf(date.text) },
    counts: {
      prompt: cell(cells, "prompt_tokens"),
      completion: cell(cells, "completion_tokens"),
      cached: cell(cells, "cache_read_input_tokens"),
      written: cell(cells, "cache_creation_input_tokens"),
      asked: cell(cells, "api_requests"),
      failed_requests: cell(cells, "failed_requests"),
    },
    cost: cell(cells, "spend"),
    checks: [
      cachedAboveInput(cell(cells, "cache_read_input_tokens"), "cached + written", "prompt"),
      { ...cell(cells, "failed_requests"), code: "part-above-whole", failed: "failed_requests > asked" },
    ],
    dimensions: {
      provider: litellmProvider(cells, model),
      model,
      project: `coalesce(${cells.text("team_id")}, ${cells.text("organization_id")})`,
      apiKey: cells.text("api_key"),
      userKey: `coalesce(${cells.text("end_user_id")}, ${cells.text("user_id")})`,
      tag: cells.text("tag"),
      app: cells.text("agent_id"),
      currency: "'USD'",
    },
    quantities: {
      requests: "asked",
      failedRequests: cells.has("failed_requests") ? "failed_requests" : "NULL",
      uncachedInput: "prompt - cached - written",
      cacheRead: "cached",
      cacheWrite5m: "written",
      output: "completion",
    },
    // Requests that failed before a model was chosen.
    isEmpty: `coalesce(trim(${model}), '') = '' AND prompt = 0 AND completion = 0 AND coalesce(cost_high, 0) = 0`,
  };
}
