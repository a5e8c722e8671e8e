import { cell, literal } from "./expressions";
import type { Answers, Cells, CellSource, Format, Reading, Sql } from "./format";
import { apiPages, BUCKET_TIMES, PAGE_MEMBERS } from "./api-pages";
import { openaiUsage } from "./openai-usage";

/** What endpoints other than completions and embeddings count, by the unit that it is here. */
const UNITS = {
  images: "images",
  characters: "characters",
  audioSeconds: "seconds",
  sessions: "num_sessions",
  storedBytes: "usage_bytes",
} as const;

/** Uses that no model does, by the count that tells them. */
const WITHOUT_MODEL: readonly (readonly [column: string, model: string])[] = [
  ["num_sessions", "code-interpreter"],
  ["usage_bytes", "vector-stores"],
];

const optional = [
  ...PAGE_MEMBERS,
  ...["end_time", "start_time_iso", "end_time_iso", "num_model_requests", "input_tokens", "output_tokens"],
  ...["input_cached_tokens", "input_cache_write_tokens", "input_uncached_tokens", "input_text_tokens"],
  ...["output_text_tokens", "input_cached_text_tokens", "input_audio_tokens", "input_cached_audio_tokens"],
  ...["output_audio_tokens", "input_image_tokens", "input_cached_image_tokens", "output_image_tokens"],
  ...["project_id", "user_id", "user_email", "api_key_id", "model", "batch", "service_tier", "source", "size"],
  ...Object.values(UNITS),
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
    ...["input_tokens", ...Object.values(UNITS)].map((count) => ({
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

function readRow(cells: Cells, answers: Answers): Reading {
  const exported = openaiUsage.read(cells, answers);
  const model = cells.text("model");
  const units = Object.entries(UNITS).map(([unit, column]) => [unit, column, `count_of_${column}`] as const);
  const counts = Object.fromEntries(units.map(([, column, name]): [string, CellSource] => [name, cell(cells, column)]));
  const isEmpty = [exported.isEmpty, ...units.map(([, , name]) => `${name} = 0`)].join(" AND ");
  const named = WITHOUT_MODEL.map(([column, name]) => `WHEN ${cells.text(column)} IS NOT NULL THEN ${literal(name)}`);
  const isUnknown: Sql = `NOT (${isEmpty}) AND ${model} IS NULL AND ${WITHOUT_MODEL.map(([column]) => `${cells.text(column)} IS NULL`).join(" AND ")}`;
  return {
    ...exported,
    counts: { ...exported.counts, ...counts },
    dimensions: {
      ...exported.dimensions,
      model: `CASE WHEN ${isEmpty} THEN NULL WHEN ${model} IS NOT NULL THEN ${model} ${named.join(" ")} ELSE ${literal(answers.model ?? "unknown")} END`,
    },
    perRow: ["model"],
    quantities: {
      ...exported.quantities,
      // Stores and sessions are not counted in requests.
      requests: `CASE WHEN ${cells.text("num_model_requests")} IS NOT NULL THEN requests END`,
    },
    units: { ...exported.units, ...Object.fromEntries(units.map(([unit, , name]) => [unit, name])) },
    isEmpty,
    notices: answers.model === undefined ? { "model-unknown": isUnknown } : {},
  };
}
