import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bookFromFeeds, costOf, FEEDS, indexBook, priceAt } from "..";
import { readCsv } from "./flat-csv";

const folder = path.join(process.cwd(), "../shared/data/prices/other");
const areThere = existsSync(path.join(folder, "genai_prices_usage_cases.csv.gz"));
if (!areThere)
  console.log("The valued usage cases are not beside the checkout (../shared/data/prices/other): skipped.");
const text = (file: string): string => gunzipSync(readFileSync(path.join(folder, file))).toString("utf8");

type Extracted = Partial<Record<string, number>>;

/** Disjoint buckets from genai-prices' inclusive ones; audio is a unit of its own. */
function usageOf(model: { units: Readonly<Record<string, string>> } | undefined, extracted: Extracted) {
  const {
    input_tokens: input = 0,
    output_tokens: output = 0,
    cache_read_tokens: read = 0,
    cache_write_tokens: write = 0,
  } = extracted;
  const {
    output_reasoning_tokens: reasoning = 0,
    input_audio_tokens: audio = 0,
    cache_audio_read_tokens: audioRead = 0,
  } = extracted;
  const isAudioPriced = model?.units.input_audio_token !== undefined;
  const isAudioReadPriced = model?.units.cache_audio_token !== undefined;
  const freshAudio = isAudioPriced ? audio - audioRead : 0;
  const cachedAudio = isAudioReadPriced ? audioRead : 0;
  return {
    tokens: {
      uncachedInput: input - read - write - freshAudio,
      cacheRead: read - cachedAudio,
      cacheWrite5m: write,
      output: output - reasoning,
      reasoning,
    },
    requests: 1,
    contextTokens: input,
    units: {
      ...(freshAudio ? { input_audio_token: freshAudio } : {}),
      ...(cachedAudio ? { cache_audio_token: cachedAudio } : {}),
    },
  };
}

describe.skipIf(!areThere)("19,321 usages valued by another library", () => {
  it(
    "agree in at least 99 of 100 that both price, and otherwise for reasons that are written down",
    { timeout: 60_000 },
    () => {
      const { entries } = FEEDS["genai-prices"]!(text("genai_prices_data.json.gz"), "2026-08-21");
      const index = indexBook(bookFromFeeds("genai", [{ feed: "genai-prices", day: "2026-08-21", entries }]));
      const [header = [], ...rows] = readCsv(text("genai_prices_usage_cases.csv.gz"));
      const tally = { agree: 0, differ: 0, partly: 0, onlyOurs: 0, onlyTheirs: 0, neither: 0 };
      const differing = new Set<string>();
      for (const row of rows) {
        const of = (name: string): string => row[header.indexOf(name)] ?? "";
        const extracted = JSON.parse(of("extracted_usage_json") || "{}") as Extracted;
        const price = priceAt(index, { provider: of("provider_id"), model: of("model"), day: "2026-08-21" });
        const { cost, priced } = costOf(price?.entry ?? null, usageOf(price?.entry, extracted));
        const theirs = [of("expected_input_price_usd"), of("expected_output_price_usd")];
        const isTheirs = theirs.some((part) => part !== "");
        if (cost === null) tally[isTheirs ? "onlyTheirs" : "neither"] += 1;
        else if (!isTheirs) tally.onlyOurs += 1;
        else if (priced === "partly") tally.partly += 1;
        else if (Math.abs(Number(cost) - theirs.reduce((sum, part) => sum + Number(part), 0)) <= 1e-9) tally.agree += 1;
        else {
          tally.differ += 1;
          differing.add(of("model"));
        }
      }
      console.log(`Agreement with the other library: ${JSON.stringify(tally)} ${[...differing].join(", ")}`);
      expect(rows).toHaveLength(19_321);
      expect(tally.agree / (tally.agree + tally.differ)).toBeGreaterThanOrEqual(0.99);
      expect(tally.agree / (tally.agree + tally.differ + tally.partly)).toBeGreaterThanOrEqual(0.99);
      expect(tally.onlyTheirs).toBeLessThanOrEqual(10);
    },
  );
});
