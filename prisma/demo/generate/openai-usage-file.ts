import { addDays, type Day } from "@/server/kernel/day";
import { csvFile, csvLine } from "./csv";
import type { UsageDay } from "./traffic";

/** The header of the OpenAI dashboard's export, 24 columns. */
const HEADER = [
  ...["start_time", "end_time", "start_time_iso", "end_time_iso", "project_id", "num_model_requests", "user_id"],
  ...["api_key_id", "model", "batch", "service_tier", "input_tokens", "output_tokens", "input_cached_tokens"],
  ...["input_uncached_tokens", "input_text_tokens", "output_text_tokens", "input_cached_text_tokens"],
  ...["input_audio_tokens", "input_cached_audio_tokens", "output_audio_tokens", "input_image_tokens"],
  ...["input_cached_image_tokens", "output_image_tokens"],
];

const secondsOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 1000;
/** The dashboard writes counts as floats. */
const float = (count: number): string => `${count}.0`;

function timesOf(day: Day): (string | number)[] {
  const next = addDays(day, 1);
  return [secondsOf(day), secondsOf(next), `${day}T00:00:00+00:00`, `${next}T00:00:00+00:00`];
}

/** A row of the dashboard: input holds the cached tokens, and everything is text. */
export function openaiUsageLine(row: UsageDay): string {
  const input = row.uncachedInput + row.cacheRead;
  return csvLine([
    ...timesOf(row.day),
    ...[row.project, float(row.requests), "", row.key, row.model, row.batch ? "True" : "FALSE", "default"],
    ...[float(input), float(row.output), float(row.cacheRead), float(row.uncachedInput)],
    ...[float(input), float(row.output), float(row.cacheRead)],
    ...Array.from({ length: 6 }, () => float(0)),
  ]);
}

/** Two rows that no reader should accept: more cached than sent, and a word where a count belongs. */
const cachedAboveInput = (row: UsageDay): string =>
  openaiUsageLine({ ...row, uncachedInput: -row.requests, cacheRead: row.cacheRead + row.requests });
const notANumber = (row: UsageDay): string => openaiUsageLine(row).replace(`,${float(row.requests)},`, ",n/a,");

/** What may be wrong with a file of the dashboard, and where: after how many of its rows. */
export interface OpenaiFlaws {
  readonly cachedAboveInput?: readonly number[];
  readonly notANumber?: readonly number[];
  readonly blank?: readonly number[];
}

/** `completions_usage_….csv`. Broken rows and blank lines stand beside the true ones, never in place of one. */
export function openaiUsageFile(rows: readonly UsageDay[], flaws: OpenaiFlaws): string {
  const lines = rows.flatMap((row, index) => [
    openaiUsageLine(row),
    ...(flaws.cachedAboveInput?.includes(index) ? [cachedAboveInput(row)] : []),
    ...(flaws.notANumber?.includes(index) ? [notANumber(row)] : []),
    ...(flaws.blank?.includes(index) ? [""] : []),
  ]);
  return csvFile(HEADER, lines);
}
