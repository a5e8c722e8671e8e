import { contextTierOf } from "./anthropic-usage";
import { ANTHROPIC_TIMES, anthropicBucket } from "./anthropic-bucket";
import { apiPages, PAGE_MEMBERS } from "./api-pages";
import { cell, literal, lowered } from "./expressions";
import type { Answers, Cells, Format, Reading } from "./format";

/**
 * Pages of Anthropic's usage API (`/v1/organizations/usage_report/messages`): buckets of a minute, an hour or a day whose
 * token buckets are disjoint as they come. Requests are not counted: they are unknown, not 0. Dimensions are null unless
 * the caller grouped by them: without a model, rows stand under `unknown`.
 */
export const anthropicUsageApi: Format = {
  name: "anthropic-usage-api",
  kind: "usage",
  containers: ["json"],
  nesting: apiPages(["results"], ANTHROPIC_TIMES),
  generations: [
    {
      name: "messages",
      required: ["starting_at", "uncached_input_tokens", "output_tokens"],
      optional: [
        ...PAGE_MEMBERS,
        ...["ending_at", "cache_read_input_tokens", "cache_creation_input_tokens"],
        ...["cache_creation.ephemeral_5m_input_tokens", "cache_creation.ephemeral_1h_input_tokens"],
        ...["server_tool_use.web_search_requests", "server_tool_use.web_fetch_requests"],
        ...["account_id", "api_key_id", "context_window", "inference_geo", "model", "service_account_id"],
        ...["service_tier", "speed", "workspace_id"],
      ],
    },
    { name: "no usage", required: ANTHROPIC_TIMES, optional: PAGE_MEMBERS, exact: true },
  ],
  read: readRow,
};

function readRow(cells: Cells, answers: Answers): Reading {
  const model = cells.text("model");
  const told = ["uncached", "written_5m", "written_1h", "cached", "generated", "searches"];
  const isEmpty = `${model} IS NULL AND ${told.map((name) => `${name} = 0`).join(" AND ")}`;
  const inLifetimes = "cache_creation.ephemeral_5m_input_tokens";
  return {
    moment: anthropicBucket.moment(cells),
    counts: {
      uncached: cell(cells, "uncached_input_tokens"),
      written_5m: {
        column: inLifetimes,
        text: `coalesce(${cells.text(inLifetimes)}, ${undivided(cells)})`,
      },
      written_1h: cell(cells, "cache_creation.ephemeral_1h_input_tokens"),
      cached: cell(cells, "cache_read_input_tokens"),
      generated: cell(cells, "output_tokens"),
      searches: cell(cells, "server_tool_use.web_search_requests"),
    },
    checks: [],
    dimensions: {
      provider: "'anthropic'",
      model: `CASE WHEN ${isEmpty} THEN NULL ELSE coalesce(${model}, ${literal(answers.model ?? "unknown")}) END`,
      ...anthropicBucket.dimensions(cells),
      userKey: `coalesce(${cells.text("account_id")}, ${cells.text("service_account_id")})`,
      contextTier: contextTierOf(cells.text("context_window")),
    },
    perRow: ["model"],
    batch: `${lowered(cells.text("service_tier"))} = 'batch'`,
    quantities: {
      uncachedInput: "uncached",
      cacheRead: "cached",
      cacheWrite5m: "written_5m",
      cacheWrite1h: "written_1h",
      output: "generated",
    },
    units: { webSearches: "searches" },
    isEmpty,
    notices: answers.model === undefined ? { "model-unknown": `${model} IS NULL` } : {},
  };
}

/** Cache writes of pages that do not tell how long they live, where no lifetime is told beside them. */
const undivided = (cells: Cells): string =>
  `CASE WHEN ${cells.text("cache_creation.ephemeral_1h_input_tokens")} IS NULL THEN ${cells.text("cache_creation_input_tokens")} END`;
