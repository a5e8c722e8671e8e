import type { JsonNesting } from "./json-nesting";

/** Members of a page and of its buckets that say nothing about usage. */
export const PAGE_MEMBERS = ["object", "has_more", "next_page"];
/** Unix seconds between which OpenAI's buckets lie. */
export const BUCKET_TIMES = ["start_time", "end_time"] as const;

/** Pages of a usage API: `{ data: [bucket], has_more }`, where a bucket has its times and a list of results. */
export const apiPages = (results: readonly string[], times: readonly string[]): JsonNesting => ({
  lists: ["data", ...results],
  emptyIsRow: results,
  waitsFor: Object.fromEntries(results.map((name) => [name, times])),
  goesOn: { has_more: /^true$/ },
});
