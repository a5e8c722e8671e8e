import { Decimal } from "@/server/kernel/decimal";
import { csvFile, csvLine } from "./csv";
import type { UsageDay } from "./traffic";

const USAGE_HEADER = [
  ...["usage_date_utc", "model_version", "api_key", "workspace", "usage_type", "context_window"],
  ...["usage_input_tokens_no_cache", "usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write_1h"],
  ...["usage_input_tokens_cache_read", "usage_output_tokens", "web_search_count", "inference_geo", "speed"],
];
const COST_HEADER = [
  ...["usage_date_utc", "model", "workspace", "api_key", "usage_type", "context_window", "token_type", "cost_usd"],
  ...["list_price_usd", "cost_type", "inference_geo", "speed", "api_key_id", "api_key_status"],
];
const CONTEXT = "≤ 200k";

/** Token export of the Anthropic Console: disjoint buckets, names of keys, and no count of requests. */
export const anthropicUsageFile = (rows: readonly UsageDay[]): string =>
  csvFile(
    USAGE_HEADER,
    rows.map((row) =>
      csvLine([
        ...[row.day, row.model, row.key, row.project, row.batch ? "batch" : "standard", CONTEXT],
        ...[row.uncachedInput, row.cacheWrite5m, 0, row.cacheRead, row.output, 0, "global", ""],
      ]),
    ),
  );

const TOKEN_TYPES = [
  ["input_no_cache", "uncachedInput", "input"],
  ["input_cache_write_5m", "cacheWrite5m", "cacheWrite5m"],
  ["input_cache_read", "cacheRead", "cacheRead"],
  ["output", "output", "output"],
] as const;
type PriceBucket = (typeof TOKEN_TYPES)[number][2];

/** USD a million tokens of a bucket on a row's day, an exact decimal. */
export type RateOf = (row: UsageDay, bucket: PriceBucket) => string;

/** Cost export of the same rows: display names for models, each amount rounded to cents. */
export function anthropicCostFile(
  rows: readonly UsageDay[],
  rateOf: RateOf,
  displayNames: Readonly<Record<string, string>>,
  keyIds: Readonly<Record<string, string>>,
): string {
  const lines = rows.flatMap((row) =>
    TOKEN_TYPES.filter(([, bucket]) => row[bucket] > 0).map(([type, bucket, price]) => {
      const amount = new Decimal(rateOf(row, price)).times(row[bucket]).div(1_000_000).toFixed(2);
      return csvLine([
        ...[row.day, displayNames[row.model] ?? row.model, row.project, row.key, row.batch ? "batch" : "message"],
        ...[CONTEXT, type, amount, amount, "token", "not_available", "", keyIds[row.key] ?? "", "active"],
      ]);
    }),
  );
  return csvFile(COST_HEADER, lines);
}
