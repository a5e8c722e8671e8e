import { addDays, daysOf, type Day, type DayRange } from "../server/kernel/day";

/** A file as a browser's file input takes it. */
export interface UsageFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const csv = (name: string, lines: readonly string[]): UsageFile => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${lines.join("\r\n")}\r\n`),
});

export const textFile = (name: string, text: string | Buffer): UsageFile => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(text),
});

const OPENAI = [
  ...["start_time", "end_time", "start_time_iso", "end_time_iso", "project_id", "num_model_requests", "user_id"],
  ...["api_key_id", "model", "batch", "service_tier", "input_tokens", "output_tokens", "input_cached_tokens"],
];

export interface OpenAiDay {
  readonly project: string;
  readonly model: string;
  readonly requests: number;
  readonly input: number;
  /** Inside `input`, as OpenAI counts. */
  readonly cached: number;
  readonly output: number;
}

export const OPENAI_HEADER = OPENAI.join(",");

export function openAiRow(day: Day, one: OpenAiDay, apiKey = "key_live"): string {
  const start = Date.parse(`${day}T00:00:00Z`) / 1000;
  return [
    ...[start, start + 86_400, `${day}T00:00:00+00:00`, `${addDays(day, 1)}T00:00:00+00:00`, one.project],
    ...[`${one.requests}.0`, "user-ops", apiKey, one.model, "FALSE", "default"],
    ...[`${one.input}.0`, `${one.output}.0`, `${one.cached}.0`],
  ].join(",");
}

/** The usage export of the OpenAI dashboard: every day of the range the same, counts with a decimal point as they come. */
export function openAiUsage(range: DayRange, days: readonly OpenAiDay[]): UsageFile {
  const rows = daysOf(range).flatMap((day) => days.map((one) => openAiRow(day, one)));
  return csv(`completions_usage_${range.from}_${addDays(range.to, -1)}.csv`, [OPENAI_HEADER, ...rows]);
}

const ANTHROPIC = [
  ...["usage_date_utc", "model_version", "api_key", "workspace", "usage_type", "context_window"],
  ...["usage_input_tokens_no_cache", "usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write_1h"],
  ...["usage_input_tokens_cache_read", "usage_output_tokens", "web_search_count", "inference_geo", "speed"],
];

export interface AnthropicDay {
  readonly workspace: string;
  readonly model: string;
  readonly input: number;
  readonly cacheRead: number;
  readonly output: number;
}

/** The usage export of the Anthropic Console, which counts no requests. */
export function anthropicUsage(range: DayRange, days: readonly AnthropicDay[]): UsageFile {
  const rows = daysOf(range).flatMap((day) =>
    days.map(({ workspace, model, input, cacheRead, output }) =>
      [
        ...[day, model, "Drafting app", workspace, "standard", "≤ 200k"],
        ...[input, 0, 0, cacheRead, output, 0, "global", ""],
      ].join(","),
    ),
  );
  return csv(`claude_api_tokens_${range.from}.csv`, [ANTHROPIC.join(","), ...rows]);
}
