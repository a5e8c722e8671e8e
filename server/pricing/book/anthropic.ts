import type { PriceEntry, TokenPrices } from "../schema";
import { priceList } from "./price-list";

const row = priceList({
  provider: "anthropic",
  source: "Anthropic API prices, as published by LiteLLM 2025-10-01 to 2026-08-01 and genai-prices 2026-08-21",
  sourceUrl: "https://www.anthropic.com/pricing#api",
  checkedOn: "2026-08-21",
});
/** Half-price batches, and an hour in the cache at twice the input, are rules of Anthropic's own price page; no feed lists them all. */
const half = { batchFactor: "0.5", note: "Batches at half the price: Anthropic's own rule, in no feed." };

/** A search of the web costs the same whatever it finds; LiteLLM lists it for these models. */
const searching = { ...half, units: { web_search: "0.01" } };

/** Anthropic's four cache prices from the input price, as published in full for each model. */
const prices = (input: string, cacheRead: string, write5m: string, write1h: string, output: string): TokenPrices => ({
  input,
  cacheRead,
  cacheWrite5m: write5m,
  cacheWrite1h: write1h,
  output,
});
const haiku45 = prices("1", "0.1", "1.25", "2", "5");
const sonnet = prices("3", "0.3", "3.75", "6", "15");
const sonnetLong = [{ above: 200_000, perMTok: prices("6", "0.6", "7.5", "12", "22.5") }];
const opus4 = prices("15", "1.5", "18.75", "30", "75");
const opus45 = prices("5", "0.5", "6.25", "10", "25");
const opusLong = [{ above: 200_000, perMTok: prices("10", "1", "12.5", "20", "37.5") }];

/** Anthropic's models. Batches are half price for every bucket. */
export const anthropic: PriceEntry[] = [
  row("claude-3-haiku-20240307", "2024-03-13", prices("0.25", "0.03", "0.3", "0.5", "1.25"), { ...half, note: "An hour in the cache at twice the input, as for every model; LiteLLM writes $6 for three of them." }),
  row(["claude-3-opus-20240229", "claude-3-opus-latest"], "2024-02-29", opus4, { ...half, retiresOn: "2026-05-01" }),
  row(["claude-3-5-haiku-20241022", "claude-3-5-haiku-latest"], "2024-11-04", prices("0.8", "0.08", "1", "1.6", "4"), half),
  row(["claude-3-5-sonnet-20240620", "claude-3-5-sonnet-20241022", "claude-3-5-sonnet-latest"], "2024-06-20", sonnet, half),
  row(["claude-3-7-sonnet-20250219", "claude-3-7-sonnet-latest"], "2025-02-24", sonnet, { ...searching, retiresOn: "2026-02-19" }),
  row(["claude-sonnet-4-20250514", "claude-sonnet-4-0"], "2025-05-22", sonnet, { ...searching, contextTiers: sonnetLong, retiresOn: "2026-05-14" }),
  row(["claude-opus-4-20250514", "claude-opus-4-0"], "2025-05-22", opus4, { ...searching, retiresOn: "2026-05-14" }),
  row(["claude-opus-4-1", "claude-opus-4-1-20250805"], "2025-08-05", opus4, { ...searching, retiresOn: "2026-08-05" }),
  row(["claude-sonnet-4-5", "claude-sonnet-4-5-20250929"], "2025-09-29", sonnet, { ...searching, contextTiers: sonnetLong, retiresOn: "2026-11-30" }),
  row(["claude-haiku-4-5", "claude-haiku-4-5-20251001"], "2025-10-15", haiku45, half),
  row(["claude-opus-4-5", "claude-opus-4-5-20251101"], "2025-11-24", opus45, searching),
  row(["claude-opus-4-6", "claude-opus-4-6-20260205"], "2026-02-05", opus45, { ...searching, to: "2026-03-13", contextTiers: opusLong }),
  row(["claude-opus-4-6", "claude-opus-4-6-20260205"], "2026-03-13", opus45, searching),
  row("claude-sonnet-4-6", "2026-02-17", sonnet, { ...searching, to: "2026-03-13", contextTiers: sonnetLong }),
  row("claude-sonnet-4-6", "2026-03-13", sonnet, searching),
  row(["claude-opus-4-7", "claude-opus-4-7-20260416"], "2026-04-16", opus45, searching),
  row("claude-opus-4-8", "2026-05-28", opus45, searching),
  row("claude-fable-5", "2026-06-09", prices("10", "1", "12.5", "20", "50"), searching),
  row("claude-sonnet-5", "2026-06-30", prices("2", "0.2", "2.5", "4", "10"), { ...searching, to: "2026-09-01" }),
  row("claude-sonnet-5", "2026-09-01", sonnet, { ...searching, source: "Anthropic price change of 2026-09-01, as published by genai-prices 2026-08-21" }),
  row("claude-opus-5", "2026-07-24", opus45, searching),
].flat(); // prettier-ignore
