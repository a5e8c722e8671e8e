import { literal } from "./expressions";
import type { Sql } from "./format";

/**
 * Names of the buckets in `usage_details`, as SDKs, integrations and providers write them; those of one bucket never stand side
 * by side. Points lead into an object of their own, or are part of the name.
 */
export const BUCKETS = {
  fresh: [
    ...["input", "input_tokens", "prompt_tokens", "promptTokens", "inputTokens"],
    ...["prompt_token_count", "promptTokenCount", "input_token_count", "inputTokenCount"],
  ],
  generated: [
    ...["output", "output_tokens", "completion_tokens", "completionTokens", "outputTokens", "generated_token_count"],
    ...["candidates_token_count", "candidatesTokenCount", "output_token_count", "outputTokenCount"],
  ],
  told_total: ["total", "total_tokens", "totalTokens", "total_token_count", "totalTokenCount"],
  cached: [
    ...["input_cached_tokens", "input_cache_read", "cache_read_input_tokens", "input_cache_read_tokens"],
    ...["input_cached_content", "cached_tokens", "cache_read", "prompt_cached_tokens", "cachedInputTokens"],
    ...["cached_content_token_count", "cachedContentTokenCount", "input_cached_content_token_count"],
    ...["cache_read.input_tokens", "cacheReadInputTokens", "input_cached", "prompt_cache_hit_tokens"],
    ...["prompt_tokens_details.cached_tokens", "input_tokens_details.cached_tokens"],
  ],
  written: [
    ...["cache_creation_input_tokens", "input_cache_creation", "input_cache_write", "input_cache_write_tokens"],
    ...["cache_creation", "cache_write_input_tokens", "input_cache_creation_tokens", "input_cache_creation_5m"],
    ...["cache_creation.input_tokens", "cacheWriteInputTokens", "cacheCreationInputTokens"],
  ],
  written_1h: ["input_cache_creation_1h", "cache_creation_1h_input_tokens", "ephemeral_1h_input_tokens"],
  thought: [
    ...["output_reasoning_tokens", "output_reasoning", "reasoning_tokens", "reasoning", "reasoningTokens"],
    ...["thoughts_token_count", "thoughtsTokenCount", "output_thoughts", "output_thoughts_token_count"],
    ...["reasoning.output_tokens"],
    ...["completion_tokens_details.reasoning_tokens", "output_tokens_details.reasoning_tokens"],
  ],
  heard: ["input_audio_tokens", "input_audio", "audio_input_tokens", "prompt_tokens_details.audio_tokens"],
  spoken: ["output_audio_tokens", "output_audio", "audio_output_tokens", "completion_tokens_details.audio_tokens"],
  seen: ["input_image_tokens", "input_image", "image_input_tokens"],
  drawn: ["output_image_tokens", "output_image", "image_output_tokens"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Bucket = keyof typeof BUCKETS;

const NAMES: readonly string[] = Object.values(BUCKETS).flat();
const WITH_POINTS = NAMES.filter((name) => name.includes("."));

/** Where a count may stand. */
export const BUCKET_PLACES: readonly string[] = [
  ...NAMES.map((name) => `$.${name}`),
  ...WITH_POINTS.map((name) => `$."${name}"`),
];

/** The texts found for a bucket in the list of all places. */
export const foundIn = (list: Sql, bucket: Bucket): readonly Sql[] =>
  BUCKETS[bucket].flatMap((name) =>
    [`$.${name}`, `$."${name}"`]
      .map((place) => BUCKET_PLACES.indexOf(place) + 1)
      .filter((position) => position > 0)
      .map((position) => `${list}[${position}]`),
  );

/** Names in the details that are those of no bucket. They are looked at only where there are more names than counts were found. */
export const otherNames = (json: Sql, found: Sql): Sql =>
  `CASE WHEN len(TRY(json_keys(${json}))) > list_count(${found})
    THEN list_filter(TRY(json_keys(${json})), lambda name: NOT list_contains([${NAMES.map(literal).join(", ")}], name)) END`;

/**
 * The sum of the buckets among other names that begin with `input` or `output`: Langfuse takes each of them for a part of
 * that side. Where one is no count, it comes back as it is, so that the row is rejected.
 */
export function otherBuckets(json: Sql, names: Sql, side: "input" | "output"): Sql {
  const ofSide = `list_filter(${names}, lambda name: regexp_full_match(name, '${side}[A-Za-z0-9_.-]*'))`;
  const told = `list_transform(${ofSide}, lambda name: json_extract_string(${json}, '$."' || name || '"'))`;
  const counts = `list_filter(${told}, lambda told: NOT regexp_matches(told, '^[{[]'))`;
  return `CASE WHEN len(${names}) > 0 THEN coalesce(
    list_filter(${counts}, lambda told: whole(told) IS NULL OR whole(told) < 0)[1],
    list_sum(list_transform(${counts}, lambda told: whole(told)))::VARCHAR) END`;
}

/** Parts of the input and of the output that are kept apart, and all parts, by their counts. */
export const PARTS = { input: "cached + written + written_1h + heard + seen", output: "thought + spoken + drawn" };
const ALL_PARTS = { input: `(${PARTS.input} + more_input)`, output: `(${PARTS.output} + more_output)` };

/**
 * True where the parts of a side are inside its whole, by the row's own arithmetic: the total is input and output alone, or
 * these and the parts of the other side. Gemini's input holds the cached tokens, and its output does not hold the
 * thoughts: where the parts of both sides are alike, that is how it is read.
 */
export const IS_INSIDE = {
  input: `(told_total > 0 AND ${ALL_PARTS.input} > 0
    AND (told_total = fresh + generated OR told_total = fresh + generated + ${ALL_PARTS.output}))`,
  output: `(told_total > 0 AND ${ALL_PARTS.output} > 0 AND (told_total = fresh + generated
    OR (told_total = fresh + generated + ${ALL_PARTS.input} AND ${ALL_PARTS.input} <> ${ALL_PARTS.output})))`,
};
