import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { FEEDS, FeedRefused, indexBook, priceAt, priceEntrySchema } from "..";

const prices = path.join(process.cwd(), "../shared/data/prices");
const areThere = existsSync(prices);
if (!areThere)
  console.log("Real price feeds are not beside the checkout (../shared/data/prices): their tests are skipped.");

const text = (file: string): string => {
  const bytes = readFileSync(path.join(prices, file));
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
};
const read = (feed: string, file: string, day: string) => FEEDS[feed]!(text(file), day);
const perMTok = (feed: string, file: string, day: string, model: string, provider?: string) => {
  const { entries } = read(feed, file, day);
  const index = indexBook({ version: "test", entries: [...entries], machines: [] });
  return priceAt(index, { model, day, provider: provider ?? null })?.entry.perMTok;
};

describe.skipIf(!areThere)("the feeds as published", { timeout: 60_000 }, () => {
  it.each([
    ["litellm", "litellm/model_prices_2025-10-01.json.gz", "2025-10-01", 1_400],
    ["litellm", "litellm/model_prices_2026-01-01.json.gz", "2026-01-01", 2_000],
    ["litellm", "litellm/model_prices_2026-04-01.json.gz", "2026-04-01", 2_400],
    ["litellm", "litellm/model_prices_2026-07-01.json.gz", "2026-07-01", 2_700],
    ["litellm", "litellm/model_prices_newest_2026-08-01.json", "2026-08-01", 2_800],
    ["genai-prices", "other/genai_prices_data.json.gz", "2026-08-21", 1_442],
    ["models-dev", "other/models_dev_prices_newest.csv.gz", "2026-07-02", 4_700],
    ["openrouter", "other/openrouter_models_2026-08-01.json", "2026-08-01", 320],
    ["portkey", "other/portkey_openai.json.gz", "2026-08-21", 180],
  ])("%s, %s: every entry has the shape of an entry", (feed, file, day, atLeast) => {
    const { entries } = read(feed, file, day);
    expect(entries.length).toBeGreaterThanOrEqual(atLeast);
    const wrong = entries.filter((entry) => !priceEntrySchema.safeParse(entry).success);
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it("agree on the unit of what they all price", () => {
    for (const [feed, file, day] of [
      ["litellm", "litellm/model_prices_newest_2026-08-01.json", "2026-08-01"],
      ["genai-prices", "other/genai_prices_data.json.gz", "2026-08-21"],
      ["models-dev", "other/models_dev_prices_newest.csv.gz", "2026-07-02"],
      ["portkey", "other/portkey_openai.json.gz", "2026-08-21"],
    ] as const)
      expect([feed, perMTok(feed, file, day, "gpt-4o-mini", "openai")]).toEqual([
        feed,
        expect.objectContaining({ input: "0.15", cacheRead: "0.075" }),
      ]);
    expect(
      perMTok("openrouter", "other/openrouter_models_2026-08-01.json", "2026-08-01", "anthropic/claude-opus-5"),
    ).toEqual({ input: "5", cacheRead: "0.5", cacheWrite5m: "6.25", cacheWrite1h: "10", output: "25" });
  });

  it("that are broken are refused with the place", () => {
    for (const [file, place] of [
      ["DUPKEYS_values_differ_2024-02-07", /line 101, column 5: "gpt-4-1106-preview" stands twice/],
      ["INVALID_missing_comma_2025-04-05", /line \d+, column \d+: a comma or } was expected/],
      ["INVALID_trailing_comma_2024-08-02", /line \d+, column \d+: a key in double quotes/],
    ] as const) {
      const attempt = () => read("litellm", `litellm/broken/${file}.json.gz`, "2025-01-01");
      expect(attempt).toThrow(FeedRefused);
      expect(attempt).toThrow(place);
    }
  });

  it("say what they would not take", () => {
    const codes = (file: string, day: string) => read("litellm", file, day).findings.map(({ code }) => code);
    expect(codes("litellm/model_prices_2025-10-01.json.gz", "2025-10-01")).toContain("duplicate-key");
    expect(codes("litellm/model_prices_2026-01-01.json.gz", "2026-01-01")).toContain("not-an-object");
    expect(
      read("models-dev", "other/models_dev_prices_newest.csv.gz", "2026-07-02").findings.some(
        ({ code }) => code === "unknown-price",
      ),
    ).toBe(true);
    expect(
      read("openrouter", "other/openrouter_models_2026-08-01.json", "2026-08-01").findings.filter(
        ({ code }) => code === "varying-price",
      ),
    ).toHaveLength(5);
  });
});
