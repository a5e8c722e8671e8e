import { cell, literal } from "./expressions";
import type { Answers, Cells, CellSource, Format, Reading, Sql } from "./format";
import { apiPages, BUCKET_TIMES, PAGE_MEMBERS } from "./api-pages";
import { openaiUsage } from "./openai-usage";

interface CountedUnit {
  readonly unit: string;
  readonly column: string;
  /** The kind of result, where one column counts different things. */
  readonly result?: string;
  /** What stands for the model of a use that no model does. */
  readonly model?: string;
}

/** What endpoints other than completions and embeddings count. */
const UNITS: readonly CountedUnit[] = [
  { unit: "images", column: "images" },
  { unit: "characters", column: "characters" },
  { unit: "audioSeconds", column: "seconds" },
  { unit: "sessions", column: "num_sessions", model: "code-interpreter" },
  { unit: "storedBytes", column: "usage_bytes", model: "vector-stores" },
  { unit: "webSearches", column: "num_requests", result: "organization.usage.web_search_calls.result" },
  {
    ...{ unit: "fileSearches", column: "num_requests", result: "organization.usage.file_search_calls.result" },
    model: "file-search",
  },
];
const UNIT_COLUMNS = [...new Set(UNITS.map(({ column }) => column))];

const optional = [
  ...PAGE_MEMBERS,
  ...["end_time", "start_time_iso", "end_time_iso", "num_model_requests", "input_tokens", "output_tokens"],
  ...["input_cached_tokens", "input_cache_write_tokens", "input_uncached_tokens", "input_text_tokens"],
  ...["output_text_tokens", "input_cached_text_tokens", "input_audio_tokens", "input_cached_audio_tokens"],
  ...["output_audio_tokens", "input_image_tokens", "input_cached_image_tokens", "output_image_tokens"],
  ...["project_id", "user_id", "user_email", "api_key_id", "model", "batch", "service_tier", "source", "size"],
  ...["context_level", "vector_store_id", "api_source"],
  ...UNIT_COLUMNS,
];

/**
 * Pages of OpenAI's usage API (`/v1/organization/usage/…`): buckets of a minute, an hour or a day with results, whose
 * counts mean what they mean in the dashboard's export. Dimensions are null unless the caller grouped by them: without a
 * model, rows stand under `unknown`. A bucket without results is a row without usage, as in the export.
 */
export const openaiUsageApi: Format = {
  name: "openai-usage-api",
  kind: "usage",
  containers: ["json"],
  nesting: apiPages(["result", "results"], BUCKET_TIMES),
  generations: [
    ...["input_tokens", ...UNIT_COLUMNS].map((count) => ({
      name: count,
      required: ["start_time", count],
      optional,
    })),
    {
      name: "no usage",
      required: [...BUCKET_TIMES],
      optional: [...PAGE_MEMBERS, "start_time_iso", "end_time_iso"],
      exact: true,
    },
  ],
  read: readRow,
};

/** A unit's cell, empty in the rows of other results. */
function countOf(cells: Cells, { column, result }: CountedUnit): CellSource {
  const own = cell(cells, column);
  if (result === undefined) return own;
  return { ...own, text: `CASE WHEN ${cells.text("object")} = ${literal(result)} THEN ${own.text} END` };
}

function readRow(cells: Cells, answers: Answers): Reading {
  const exported = openaiUsage.read(cells, answers);
  const model = cells.text("model");
  const units = UNITS.map((told) => ({ ...told, name: `count_of_${told.unit}`, count: countOf(cells, told) }));
  const isEmpty = [exported.isEmpty, ...units.map(({ name }) => `${name} = 0`)].join(" AND ");
  const named = units.flatMap((told) =>
    told.model ? [{ is: `${told.count.text} IS NOT NULL`, model: told.model }] : [],
  );
  const searched = units.filter(({ result }) => result !== undefined).map(({ count }) => count.text);
  const isUnknown: Sql = `NOT (${isEmpty}) AND ${model} IS NULL AND NOT (${named.map(({ is }) => is).join(" OR ")})`;
  return {
    ...exported,
    counts: { ...exported.counts, ...Object.fromEntries(units.map(({ name, count }) => [name, count])) },
    checks: [
      ...exported.checks,
      {
        ...cell(cells, "object"),
        code: "unknown-search",
        failed: `${cells.text("num_requests")} IS NOT NULL AND coalesce(${searched.join(", ")}) IS NULL`,
      },
    ],
    dimensions: {
      ...exported.dimensions,
      model: `CASE WHEN ${isEmpty} THEN NULL WHEN ${model} IS NOT NULL THEN ${model} ${named.map((told) => `WHEN ${told.is} THEN ${literal(told.model)}`).join(" ")} ELSE ${literal(answers.model ?? "unknown")} END`,
    },
    perRow: ["model"],
    quantities: {
      ...exported.quantities,
      // Stores and sessions are not counted in requests, and requests that searched are among those of completions.
      requests: `CASE WHEN ${cells.text("num_requests")} IS NULL AND ${cells.text("num_model_requests")} IS NOT NULL THEN requests END`,
    },
    units: { ...exported.units, ...Object.fromEntries(units.map(({ unit, name }) => [unit, name])) },
    isEmpty,
    notices: answers.model === undefined ? { "model-unknown": isUnknown } : {},
  };
}
