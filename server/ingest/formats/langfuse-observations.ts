import { cachedAboveInput, firstCell, inside, lowered, momentOf } from "./expressions";
import type { Cells, CellSource, Format, Reading, Sql } from "./format";
import { BUCKET_PLACES, foundIn, IS_INSIDE, otherBuckets, otherNames, PARTS, type Bucket } from "./langfuse-buckets";
import { providerOfModel } from "./provider-of-model";
import { unescapedJson } from "./unescaped-json";

const BODIES = ["input", "output", "metadata", "tool_calls", "tool_definitions", "toolCalls", "toolDefinitions"];
const EVERYWHERE = [
  "id",
  "environment",
  "type",
  "name",
  "level",
  "version",
  "latency",
  "tags",
  "release",
  "bookmarked",
];

/** Columns of the blob storage export; the page and the API write the same names in camel case. */
const SNAKE = [
  ...["trace_id", "project_id", "parent_observation_id", "start_time", "end_time", "status_message"],
  ...["provided_model_name", "model_parameters", "usage_details", "cost_details", "completion_start_time"],
  ...["prompt_name", "prompt_version", "total_cost", "time_to_first_token", "model_id", "created_at", "updated_at"],
  ...["prompt_id", "tool_call_names", "usage_pricing_tier_name", "usage_pricing_tier_id", "internal_model_id"],
  ...["provided_usage_details", "provided_cost_details", "user_id", "session_id", "trace_name", "is_root"],
  ...["input_price", "output_price", "total_price", "event_ts", "is_deleted", "is_app_root", "model"],
];
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const CAMEL = [
  ...SNAKE.map(camel),
  ...["usage", "unit", "promptTokens", "completionTokens", "totalTokens", "inputUsage", "outputUsage"],
  ...["totalUsage", "inputCost", "outputCost", "calculatedInputCost", "calculatedOutputCost", "calculatedTotalCost"],
  ...["traceTags", "traceTimestamp", "scores", "comments", "tokensPerSecond", "toolDefinitionsCount", "toolCallsCount"],
];

/**
 * Observations of Langfuse (CSV or JSON Lines), of which only generations are usage; the others are ignored. Inputs, outputs
 * and metadata are cut out. `usage_details` names disjoint buckets that add up to `total`; where a row's own total says that
 * the parts of a side are inside it, they are taken out.
 */
export const langfuseObservations: Format = {
  name: "langfuse-observations",
  kind: "usage",
  containers: ["csv", "json-lines"],
  bodies: BODIES,
  generations: [
    {
      name: "snake case",
      required: ["id", "type", "start_time", "usage_details"],
      optional: [...EVERYWHERE, ...SNAKE, ...BODIES],
    },
    {
      name: "camel case",
      required: ["id", "type", "startTime", "usageDetails"],
      optional: [...EVERYWHERE, ...CAMEL, ...BODIES],
    },
    {
      name: "camel case, counts in columns",
      required: ["id", "type", "startTime", "traceId", "model"],
      optional: [...EVERYWHERE, ...CAMEL, ...BODIES],
    },
  ],
  read: readRow,
};

function bucketOf(cells: Cells, details: CellSource, bucket: Bucket, ...columns: readonly string[]): CellSource {
  const there = columns.filter((column) => cells.has(column)).map(cells.text);
  const places = foundIn("usage_told", bucket);
  return { column: details.column, text: `coalesce(${[...places, ...there].join(", ")})`, written: details.text };
}

function readRow(cells: Cells): Reading {
  const start = firstCell(cells, "start_time", "startTime");
  const details = firstCell(cells, "usage_details", "usageDetails", "usage");
  const costs = firstCell(cells, "cost_details", "costDetails");
  const model = firstCell(cells, "provided_model_name", "providedModelName", "model").text;
  const total = firstCell(cells, "total_cost", "totalCost", "calculatedTotalCost");
  const tags = firstCell(cells, "tags", "traceTags").text;
  return {
    moment: { ...start, at: momentOf(start.text), tellsHour: "true" },
    ignored: `coalesce(${lowered(cells.text("type"))}, '') <> 'generation'`,
    prepared: {
      usage_json: unescapedJson(details.text),
      cost_told: `coalesce(${total.text}, TRY(json_extract_string((${unescapedJson(costs.text)}), '$.total')))`,
    },
    steps: [
      { usage_told: inside("usage_json", BUCKET_PLACES) },
      { other_names: otherNames("usage_json", "usage_told") },
      {
        input_told: otherBuckets("usage_json", "other_names", "input"),
        output_told: otherBuckets("usage_json", "other_names", "output"),
      },
    ],
    counts: {
      fresh: bucketOf(cells, details, "fresh", "inputUsage", "promptTokens"),
      generated: bucketOf(cells, details, "generated", "outputUsage", "completionTokens"),
      told_total: bucketOf(cells, details, "told_total", "totalUsage", "totalTokens"),
      cached: bucketOf(cells, details, "cached"),
      written: bucketOf(cells, details, "written"),
      written_1h: bucketOf(cells, details, "written_1h"),
      thought: bucketOf(cells, details, "thought"),
      heard: bucketOf(cells, details, "heard"),
      spoken: bucketOf(cells, details, "spoken"),
      seen: bucketOf(cells, details, "seen"),
      drawn: bucketOf(cells, details, "drawn"),
      more_input: { column: details.column, text: "input_told", written: details.text },
      more_output: { column: details.column, text: "output_told", written: details.text },
    },
    cost: { ...total, text: "cost_told", written: `coalesce(${total.text}, ${costs.text})` },
    checks: [
      { ...details, code: "bad-json", failed: `${details.text} IS NOT NULL AND usage_told IS NULL` },
      cachedAboveInput(details, `${IS_INSIDE.input} AND ${PARTS.input}`, "fresh"),
      { ...details, code: "part-above-whole", failed: `${IS_INSIDE.output} AND ${PARTS.output} > generated` },
    ],
    dimensions: {
      provider: providerOfModel(model, "unknown"),
      model,
      project: firstCell(cells, "project_id", "projectId").text,
      userKey: firstCell(cells, "user_id", "userId").text,
      tag: `coalesce(TRY(json_extract_string((${unescapedJson(tags)}), '$[0]')), ${cells.text("name")})`,
      promptName: firstCell(cells, "prompt_name", "promptName").text,
      app: firstCell(cells, "trace_name", "traceName").text,
      currency: "'USD'",
    },
    perRow: ["tag"],
    quantities: bucketsApart(cells),
    units: {
      ...{ audioInputTokens: "heard", audioOutputTokens: "spoken" },
      ...{ imageInputTokens: "seen", imageOutputTokens: "drawn" },
    },
    identity: { column: "id", id: cells.text("id"), content: kept(cells) },
    isEmpty: `${model} IS NULL AND ${PARTS.input} + ${PARTS.output} + fresh + generated + more_input + more_output = 0`,
  };
}

function bucketsApart(cells: Cells): Reading["quantities"] {
  return {
    requests: "1",
    failedRequests: `CASE WHEN ${lowered(cells.text("level"))} = 'error' THEN 1 ELSE 0 END`,
    uncachedInput: `CASE WHEN ${IS_INSIDE.input} THEN fresh - (${PARTS.input}) ELSE fresh + more_input END`,
    cacheRead: "cached",
    cacheWrite5m: "written",
    cacheWrite1h: "written_1h",
    output: `CASE WHEN ${IS_INSIDE.output} THEN generated - (${PARTS.output}) ELSE generated + more_output END`,
    reasoning: "thought",
  };
}

/** What is kept of an observation beside its id: the same of all of it is the same observation. */
const kept = (cells: Cells): Sql[] =>
  [...new Set([...EVERYWHERE, ...SNAKE, ...CAMEL])]
    .filter((column) => column !== "id" && cells.has(column))
    .map(cells.text);
