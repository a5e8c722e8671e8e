import { cell, firstCell, hasTimeOfDay, lowered, momentOf, unless } from "./expressions";
import type { Format, Sql } from "./format";

/** `≤ 200k` as the console writes it, in the words of the usage API. */
export const contextTierOf = (text: string): string =>
  `CASE WHEN ${text} IS NULL OR ${text} = '--' THEN '' WHEN ${text} IN ('≤ 200k', '<= 200k') THEN '0-200k' ` +
  `WHEN ${text} IN ('> 200k', '>200k') THEN '200k-1M' ELSE ${text} END`;

/** A day, or a time of it: exports by the hour and the minute may leave out seconds and minutes. */
export const anthropicMoment = (text: Sql): Sql =>
  momentOf(
    `regexp_replace(regexp_replace(${text}, '^(\\S{10}[ T]\\d\\d)( ?(Z|UTC))?$', '\\1:00'), '^(\\S{10}[ T]\\d\\d:\\d\\d)( ?(Z|UTC))?$', '\\1:00')`,
  );

const NOTHING = ["--", "not_available"];

/**
 * Token export of the Anthropic Console. Buckets are disjoint as they come. `api_key` is the key's name. The console
 * counts no requests: they are unknown, not 0. `speed` (fast) changes the price and is carried as the service tier.
 */
export const anthropicUsage: Format = {
  name: "anthropic-usage",
  kind: "usage",
  containers: ["csv"],
  generations: [
    {
      name: "write lifetimes",
      required: ["usage_date_utc", "model_version", "usage_input_tokens_no_cache", "usage_output_tokens"],
      optional: [
        ...["api_key", "workspace", "usage_type", "context_window"],
        ...["usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write_1h"],
        ...["usage_input_tokens_cache_write", "usage_input_tokens_cache_read"],
        ...["web_search_count", "inference_geo", "speed", "api_key_id", "api_key_status"],
      ],
    },
  ],
  read: (cells) => {
    const date = cell(cells, "usage_date_utc");
    const usageType = cells.text("usage_type");
    const speed = cells.text("speed");
    return {
      moment: { ...date, at: anthropicMoment(date.text), tellsHour: hasTimeOfDay(date.text) },
      counts: {
        uncached: cell(cells, "usage_input_tokens_no_cache"),
        written_5m: firstCell(cells, "usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write"),
        written_1h: cell(cells, "usage_input_tokens_cache_write_1h"),
        cached: cell(cells, "usage_input_tokens_cache_read"),
        generated: cell(cells, "usage_output_tokens"),
        searches: cell(cells, "web_search_count"),
      },
      checks: [],
      dimensions: {
        provider: "'anthropic'",
        model: cells.text("model_version"),
        project: cells.text("workspace"),
        apiKey: cells.text("api_key"),
        region: unless(cells.text("inference_geo"), ...NOTHING),
        serviceTier: `CASE WHEN ${speed} IS NULL OR ${speed} IN ('--', 'standard') THEN ${usageType} ELSE ${speed} END`,
        contextTier: contextTierOf(cells.text("context_window")),
      },
      batch: `${lowered(usageType)} = 'batch'`,
      quantities: {
        uncachedInput: "uncached",
        cacheRead: "cached",
        cacheWrite5m: "written_5m",
        cacheWrite1h: "written_1h",
        output: "generated",
      },
      units: { webSearches: "searches" },
    };
  },
};
