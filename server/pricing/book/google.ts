import type { PriceEntry } from "../schema";
import { priceList, tier } from "./price-list";

const row = priceList({
  provider: "google",
  source: "Gemini API prices, as published by LiteLLM 2025-10-01 to 2026-08-01",
  sourceUrl: "https://ai.google.dev/gemini-api/docs/pricing",
  checkedOn: "2026-08-01",
});
const tuned = priceList({
  provider: "google-vertex",
  source: "Vertex AI tuning prices, as published by Portkey 2026-08-21; inference at the price of the base model",
  sourceUrl: "https://cloud.google.com/vertex-ai/generative-ai/pricing",
  checkedOn: "2026-08-21",
});
/** Half-price batches: LiteLLM lists them for the newer models, Google's own page for all. */
const half = { batchFactor: "0.5" };
const pro25Long = (cacheRead: string) => [{ above: 200_000, perMTok: { input: "2.5", cacheRead, output: "15" } }];
const pro3Long = [{ above: 200_000, perMTok: { input: "4", cacheRead: "0.4", output: "18" } }];
/** Tokens of sound that is heard: USD for one, where LiteLLM 2026-08-01 and genai-prices 2026-08-21 say the same. */
const hears = (input: string) => ({ units: { input_audio_token: input } });
const vertexRetires = { retiresOn: "2026-10-20" };

/**
 * Gemini. Reasoning is billed as output. Cached input fell from a quarter to a tenth of input between two quarterly
 * snapshots: the day is that of the first snapshot that shows it.
 */
export const google: PriceEntry[] = [
  row(["gemini-2.0-flash", "gemini-2.0-flash-001"], "2025-02-05", { input: "0.1", cacheRead: "0.025", output: "0.4" }, { ...half, ...hears("0.0000007"), retiresOn: "2026-06-01" }),
  row(["gemini-2.0-flash-lite", "gemini-2.0-flash-lite-001"], "2025-02-25", { input: "0.075", cacheRead: "0.01875", output: "0.3" }, { ...half, retiresOn: "2026-06-01" }),
  row("gemini-2.5-flash", "2025-06-17", { input: "0.3", cacheRead: "0.075", output: "2.5" }, { ...half, ...hears("0.000001"), to: "2026-01-01" }),
  row("gemini-2.5-flash", "2026-01-01", { input: "0.3", cacheRead: "0.03", output: "2.5" }, { ...half, ...hears("0.000001") }),
  row("gemini-2.5-flash-lite", "2025-07-22", { input: "0.1", cacheRead: "0.025", output: "0.4" }, { ...half, ...hears("0.0000005"), to: "2026-04-01" }),
  row("gemini-2.5-flash-lite", "2026-04-01", { input: "0.1", cacheRead: "0.01", output: "0.4" }, { ...half, ...hears("0.0000003") }),
  row("gemini-2.5-pro", "2025-06-17", { input: "1.25", cacheRead: "0.3125", output: "10" }, { ...half, to: "2026-04-01", contextTiers: pro25Long("0.625") }),
  row("gemini-2.5-pro", "2026-04-01", { input: "1.25", cacheRead: "0.125", output: "10" }, { ...half, contextTiers: pro25Long("0.25") }),
  row("gemini-3-pro-preview", "2025-11-18", { input: "2", cacheRead: "0.2", output: "12" }, { ...half, contextTiers: pro3Long, priority: tier("3.6", "0.36", "21.6"), retiresOn: "2026-03-09" }),
  row("gemini-3-flash-preview", "2025-12-17", { input: "0.5", cacheRead: "0.05", output: "3" }, { ...half, ...hears("0.000001"), priority: tier("0.9", "0.09", "5.4") }),
  row("gemini-3.1-pro-preview", "2026-02-19", { input: "2", cacheRead: "0.2", output: "12" }, { ...half, contextTiers: pro3Long, priority: tier("3.6", "0.36", "21.6") }),
  row("gemini-3.1-flash-lite-preview", "2026-03-03", { input: "0.25", cacheRead: "0.025", output: "1.5" }, { ...half, ...hears("0.0000005") }),
  row("gemini-3.1-flash-lite", "2026-05-07", { input: "0.25", cacheRead: "0.025", output: "1.5" }, { ...half, ...hears("0.0000005"), flex: tier("0.125", "0.0125", "0.75"), priority: tier("0.45", "0.045", "2.7") }),
  row("gemini-3.5-flash", "2026-05-19", { input: "1.5", cacheRead: "0.15", output: "9" }, { ...half, priority: tier("2.7", "0.27", "16.2") }),
  row("gemini-3.5-flash-lite", "2026-07-21", { input: "0.3", cacheRead: "0.03", output: "2.5" }, { ...half, flex: tier("0.15", "0.02", "1.25"), priority: tier("0.54", "0.05", "4.5") }),
  row("gemini-3.6-flash", "2026-07-21", { input: "1.5", cacheRead: "0.15", output: "7.5" }, { ...half, flex: tier("0.75", "0.075", "3.75"), priority: tier("2.7", "0.27", "13.5") }),
  row("gemini-embedding-001", "2025-07-14", { input: "0.15" }, half),
  tuned("gemini-2.5-flash", "2025-06-17", { input: "0.3", cacheRead: "0.03", output: "2.5" }, { ...half, ...vertexRetires }),
  tuned("gemini-2.5-flash-lite", "2025-07-22", { input: "0.1", cacheRead: "0.01", output: "0.4" }, { ...half, ...vertexRetires }),
  tuned("gemini-2.5-pro", "2025-06-17", { input: "1.25", cacheRead: "0.125", output: "10" }, { ...half, ...vertexRetires, contextTiers: pro25Long("0.25") }),
  tuned("ft:gemini-2.5-flash", "2025-06-17", { input: "0.3", output: "2.5" }, { ...vertexRetires, training: { perMTok: "5" }, hostingHourly: "0" }),
  tuned("ft:gemini-2.5-flash-lite", "2025-07-22", { input: "0.1", output: "0.4" }, { ...vertexRetires, training: { perMTok: "1.5" }, hostingHourly: "0" }),
  tuned("ft:gemini-2.5-pro", "2025-06-17", { input: "1.25", output: "10" }, { ...vertexRetires, contextTiers: [{ above: 200_000, perMTok: { input: "2.5", output: "15" } }], training: { perMTok: "25" }, hostingHourly: "0" }),
  tuned("ft:llama-3.3-70b", "2026-08-21", {}, { training: { perMTok: "6.72" }, note: "Served from an endpoint of your own, paid by the machine hour." }),
  tuned("ft:llama-4-scout", "2026-08-21", {}, { training: { perMTok: "5.77" }, note: "Served from an endpoint of your own, paid by the machine hour." }),
  tuned("ft:llama-3.1-8b", "2026-08-21", {}, { training: { perMTok: "0.67" }, note: "Served from an endpoint of your own, paid by the machine hour." }),
  tuned("ft:llama-3.2-3b", "2026-08-21", {}, { training: { perMTok: "0.61" }, note: "Served from an endpoint of your own, paid by the machine hour." }),
  tuned("ft:llama-3.2-1b", "2026-08-21", {}, { training: { perMTok: "0.28" }, note: "Served from an endpoint of your own, paid by the machine hour." }),
  tuned("ft:gemma-3-27b", "2026-08-21", {}, { training: { perMTok: "6.83" }, note: "Served from an endpoint of your own, paid by the machine hour." }),
  tuned("ft:qwen3-32b", "2026-08-21", {}, { training: { perMTok: "6.57" }, note: "Served from an endpoint of your own, paid by the machine hour." }),
].flat(); // prettier-ignore
