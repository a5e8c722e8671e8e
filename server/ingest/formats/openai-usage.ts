import { cachedAboveInput, cell, literal, lowered } from "./expressions";
import type { Answers, Cells, Format, Reading } from "./format";
import { OPENAI_TIMES, openaiMoment } from "./openai-moment";

const MODALITIES = ["audio", "image"] as const;
const COUNTS = {
  requests: "num_model_requests",
  input: "input_tokens",
  cached: "input_cached_tokens",
  written: "input_cache_write_tokens",
  generated: "output_tokens",
  audio_in: "input_audio_tokens",
  audio_cached: "input_cached_audio_tokens",
  audio_out: "output_audio_tokens",
  image_in: "input_image_tokens",
  image_cached: "input_cached_image_tokens",
  image_out: "output_image_tokens",
};

const ALWAYS = ["start_time", COUNTS.requests, COUNTS.input];
const COLUMNS = [
  ...OPENAI_TIMES.slice(1),
  ...Object.values(COUNTS),
  ...["project_id", "user_id", "user_email", "api_key_id", "model", "batch", "service_tier"],
  ...["input_uncached_tokens", "input_text_tokens", "output_text_tokens", "input_cached_text_tokens"],
];

/**
 * Usage export of the OpenAI dashboard (`completions_usage_….csv`, also tab-separated). `input_tokens` holds the cached,
 * the cache-written, the audio and the image tokens, `output_tokens` the audio and image ones; they are taken apart here,
 * audio and images as units because they have prices of their own. Embeddings have no output. Cache writes live at least five minutes.
 * Dimensions that nobody grouped by are empty: without a model, rows stand under `unknown`.
 */
export const openaiUsage: Format = {
  name: "openai-usage",
  kind: "usage",
  containers: ["csv"],
  generations: [
    { name: "2025", required: [...ALWAYS, COUNTS.generated], optional: COLUMNS, shortRow: OPENAI_TIMES },
    { name: "embeddings", required: ALWAYS, optional: COLUMNS, shortRow: OPENAI_TIMES },
    { name: "no usage", required: OPENAI_TIMES, optional: [], exact: true },
  ],
  read: readRow,
};

const HOLDS_NOTHING = "requests = 0 AND input = 0 AND generated = 0";

function readRow(cells: Cells, answers: Answers): Reading {
  const model = cells.text("model");
  const apart = (side: "in" | "cached" | "out"): string => MODALITIES.map((name) => `${name}_${side}`).join(" + ");
  return {
    moment: openaiMoment(cells),
    counts: Object.fromEntries(Object.entries(COUNTS).map(([name, column]) => [name, cell(cells, column)])),
    checks: [
      cachedAboveInput(cell(cells, COUNTS.cached), "cached + written", "input"),
      ...MODALITIES.map((name) => ({
        ...cell(cells, COUNTS[`${name}_cached`]),
        code: "part-above-whole",
        failed: `${name}_cached > ${name}_in`,
      })),
      {
        ...cell(cells, COUNTS.input),
        code: "part-above-whole",
        failed: `${apart("cached")} > cached OR (${apart("in")}) - (${apart("cached")}) > input - cached - written`,
      },
      { ...cell(cells, COUNTS.generated), code: "part-above-whole", failed: `${apart("out")} > generated` },
    ],
    dimensions: {
      provider: "'openai'",
      model: `coalesce(${model}, CASE WHEN ${HOLDS_NOTHING} THEN NULL ELSE ${literal(answers.model ?? "unknown")} END)`,
      project: cells.text("project_id"),
      apiKey: cells.text("api_key_id"),
      userKey: `coalesce(${cells.text("user_id")}, ${cells.text("user_email")})`,
      serviceTier: cells.text("service_tier"),
    },
    perRow: ["model"],
    batch: `${lowered(cells.text("batch"))} IN ('true', 't', '1')`,
    quantities: {
      requests: "requests",
      uncachedInput: `input - cached - written - ((${apart("in")}) - (${apart("cached")}))`,
      cacheRead: `cached - (${apart("cached")})`,
      cacheWrite5m: "written",
      output: `generated - (${apart("out")})`,
    },
    units: {
      audioInputTokens: "audio_in - audio_cached",
      audioCachedInputTokens: "audio_cached",
      audioOutputTokens: "audio_out",
      imageInputTokens: "image_in - image_cached",
      imageCachedInputTokens: "image_cached",
      imageOutputTokens: "image_out",
    },
    isEmpty: `${model} IS NULL AND ${HOLDS_NOTHING}`,
    notices:
      answers.model === undefined
        ? { "model-unknown": `CASE WHEN ${model} IS NULL THEN NOT (${HOLDS_NOTHING}) ELSE false END` }
        : {},
  };
}
