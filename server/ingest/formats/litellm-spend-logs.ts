import { cachedAboveInput, cell, inside, lowered, momentOf, unless } from "./expressions";
import type { Cells, Format, Reading, Sql } from "./format";
import { litellmProvider } from "./litellm-provider";
import { unescapedJson } from "./unescaped-json";

const COLUMNS = [
  ...["request_id", "call_type", "api_key", "spend", "total_tokens", "prompt_tokens", "completion_tokens"],
  ...["startTime", "endTime", "completionStartTime", "request_duration_ms", "model", "model_id", "model_group"],
  ...["custom_llm_provider", "api_base", "user", "metadata", "cache_hit", "cache_key", "request_tags", "team_id"],
  ...["end_user", "requester_ip_address", "session_id", "status", "mcp_namespaced_tool_name", "organization_id"],
  ...["agent_id"],
];
const BODIES = ["messages", "response", "proxy_server_request"];

/**
 * LiteLLM's spend log, a row a request (CSV or JSON Lines of `LiteLLM_SpendLogs`). `prompt_tokens` holds cache reads and
 * writes; how many is in `metadata`, where the provider said so. Requests answered from the gateway's own cache reached
 * no provider: they are counted as requests, without tokens.
 */
export const litellmSpendLogs: Format = {
  name: "litellm-spend-logs",
  kind: "usage",
  containers: ["csv", "json-lines"],
  bodies: BODIES,
  generations: [
    {
      name: "spend logs",
      required: ["request_id", "call_type", "spend", "prompt_tokens", "completion_tokens", "startTime", "model"],
      optional: [...COLUMNS, ...BODIES],
    },
  ],
  read: readRow,
};

const HOMES = ["$.additional_usage_values", "$.usage_object"];
const MEMBERS = {
  cached: ["cache_read_input_tokens", "prompt_tokens_details.cached_tokens"],
  written: ["cache_creation_input_tokens", "prompt_tokens_details.cache_creation_tokens"],
  written_1h: [
    "cache_creation.ephemeral_1h_input_tokens",
    "prompt_tokens_details.cache_creation_token_details.ephemeral_1h_input_tokens",
  ],
  thought: ["completion_tokens_details.reasoning_tokens"],
  searches: ["server_tool_use.web_search_requests"],
  tier: ["service_tier"],
} as const;
/** Where in `metadata` the provider's own counts may stand; the first place that holds more than 0 wins. */
const PLACES = Object.values(MEMBERS).flatMap((members) =>
  members.flatMap((member) => HOMES.map((home) => `${home}.${member}`)),
);

function inMetadata(name: keyof typeof MEMBERS): Sql {
  const places = MEMBERS[name].flatMap((member) => HOMES.map((home) => PLACES.indexOf(`${home}.${member}`) + 1));
  return `coalesce(${places.map((place) => `nullif(usage_places[${place}], '0')`).join(", ")})`;
}

function readRow(cells: Cells): Reading {
  const start = cell(cells, "startTime");
  const metadata = cells.text("metadata");
  const within = (name: keyof typeof MEMBERS) => ({ column: "metadata", text: inMetadata(name) });
  const fromGateway = `coalesce(${lowered(cells.text("cache_hit"))} = 'true', false)`;
  const unlessCached = (tokens: Sql): Sql => `CASE WHEN ${fromGateway} THEN 0 ELSE ${tokens} END`;
  const tags = cells.text("request_tags");
  return {
    moment: { ...start, at: momentOf(start.text), tellsHour: "true" },
    prepared: {
      usage_places: `coalesce(${inside(metadata, PLACES)}, ${inside(`(${unescapedJson(metadata)})`, PLACES)})`,
    },
    counts: {
      prompt: cell(cells, "prompt_tokens"),
      completion: cell(cells, "completion_tokens"),
      cached: within("cached"),
      written: within("written"),
      written_1h: within("written_1h"),
      thought: within("thought"),
      searches: within("searches"),
    },
    cost: cell(cells, "spend"),
    checks: [
      cachedAboveInput(cell(cells, "prompt_tokens"), "cached + written", "prompt"),
      { ...cell(cells, "metadata"), code: "part-above-whole", failed: "written_1h > written OR thought > completion" },
    ],
    dimensions: {
      provider: litellmProvider(cells, cells.text("model")),
      model: cells.text("model"),
      project: cells.text("team_id"),
      apiKey: cells.text("api_key"),
      userKey: `coalesce(nullif(${cells.text("end_user")}, ''), ${cells.text("user")})`,
      tag: `coalesce(TRY(json_extract_string(${tags}, '$[0]')), '')`,
      app: cells.text("agent_id"),
      serviceTier: unless(`coalesce(${inMetadata("tier")}, '')`, "standard"),
      currency: "'USD'",
    },
    perRow: ["tag", "serviceTier"],
    quantities: {
      requests: "1",
      failedRequests: `CASE WHEN ${lowered(cells.text("status"))} = 'failure' THEN 1 ELSE 0 END`,
      uncachedInput: unlessCached("prompt - cached - written"),
      cacheRead: unlessCached("cached"),
      cacheWrite5m: unlessCached("written - written_1h"),
      cacheWrite1h: unlessCached("written_1h"),
      output: unlessCached("completion - thought"),
      reasoning: unlessCached("thought"),
    },
    units: { webSearches: "searches" },
    identity: {
      column: "request_id",
      id: cells.text("request_id"),
      content: COLUMNS.filter((column) => column !== "request_id" && cells.has(column)).map(cells.text),
    },
    // A request that failed before a model was chosen.
    isEmpty: `coalesce(trim(${cells.text("model")}), '') = '' AND prompt = 0 AND completion = 0 AND coalesce(cost_high, 0) = 0`,
    notices: { "answered-by-gateway-cache": fromGateway },
  };
}
