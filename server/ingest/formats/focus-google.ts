import { literal } from "./expressions";
import type { Sql } from "./format";
import { inWords } from "./google-fields";
import { googleFamily, googleModel, googleUse } from "./google-meter";
import type { SkuUse } from "./google-skus";

/** What Google's SKUs say was used, in the words of other clouds' meters. `unmetered` is counted in nothing. */
const PARTS: Readonly<Record<SkuUse, string>> = {
  input: "uncachedInput",
  cached: "cacheRead",
  write5m: "cacheWrite5m",
  write1h: "cacheWrite1h",
  output: "output",
  reasoning: "reasoning",
  search: "webSearches",
  images: "images",
  seconds: "seconds",
  unmetered: "unmetered",
};

/** Steps that read the SKUs of Google Cloud in the keyed `bill_meter`, where `is_google` says that it is one. */
export const googleSteps: readonly Readonly<Record<string, Sql>>[] = [
  { google_words: `CASE WHEN is_google THEN ${inWords("bill_meter")} END` },
  { google_family: googleFamily("google_words"), google_use: googleUse("google_words") },
];

export const googleMeter = {
  model: googleModel("google_words", "google_family"),
  part: `CASE google_use ${Object.entries(PARTS)
    .map(([use, part]) => `WHEN ${literal(use)} THEN ${literal(part)}`)
    .join(" ")} END`,
  /** Google alone sells reasoning apart. */
  isReasoning: "meter_sense = 'text' AND meter_part = 'reasoning'",
  /** `(Long)` is the side of a context's bound. */
  rest: `regexp_replace(google_words, '\\b(long|short)\\b', '\\1context')`,
  /** Counts and requests are tokens. */
  unit: (unit: Sql): Sql =>
    `CASE WHEN regexp_full_match(lower(trim(${unit})), 'counts?|requests?') THEN 'count' ELSE ${unit} END`,
};
