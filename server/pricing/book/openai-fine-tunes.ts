import type { PriceEntry } from "../schema";
import { priceList } from "./price-list";

const row = priceList({
  provider: "openai",
  source: "OpenAI fine-tuning prices, as published by Portkey 2026-08-21 and LiteLLM 2026-08-01",
  sourceUrl: "https://platform.openai.com/docs/pricing",
  checkedOn: "2026-08-21",
});
const half = { batchFactor: "0.5" };
/** OpenAI ends self-serve fine-tuning: tuned models stop serving on these days (announced 2026-05-07). */
const firstWave = { retiresOn: "2026-10-23" };
const lastWave = { retiresOn: "2027-01-14" };

/** Tuned OpenAI models: inference at prices of their own, training per million tokens (or per hour), no hosting. */
export const openaiFineTunes: PriceEntry[] = [
  row("ft:gpt-4o-2024-08-06", "2024-08-20", { input: "3.75", cacheRead: "1.875", output: "15" }, { ...half, ...lastWave, training: { perMTok: "25" }, hostingHourly: "0" }),
  row("ft:gpt-4o-2024-11-20", "2024-11-20", { input: "3.75", cacheRead: "1.875", output: "15" }, { ...lastWave, training: { perMTok: "25" }, hostingHourly: "0", note: "LiteLLM writes the price of cached input as one of cache writes; OpenAI bills none." }),
  row("ft:gpt-4o-mini-2024-07-18", "2024-07-23", { input: "0.3", cacheRead: "0.15", output: "1.2" }, { ...half, ...lastWave, training: { perMTok: "3" }, hostingHourly: "0" }),
  row("ft:gpt-4.1-2025-04-14", "2025-04-14", { input: "3", cacheRead: "0.75", output: "12" }, { ...half, ...lastWave, training: { perMTok: "25" }, hostingHourly: "0" }),
  row("ft:gpt-4.1-mini-2025-04-14", "2025-04-14", { input: "0.8", cacheRead: "0.2", output: "3.2" }, { ...half, ...lastWave, training: { perMTok: "5" }, hostingHourly: "0" }),
  row("ft:gpt-4.1-nano-2025-04-14", "2025-04-14", { input: "0.2", cacheRead: "0.05", output: "0.8" }, { ...half, ...firstWave, training: { perMTok: "1.5" }, hostingHourly: "0" }),
  row("ft:o4-mini-2025-04-16", "2025-05-08", { input: "4", cacheRead: "1", output: "16" }, { ...half, ...firstWave, training: { perHour: "100" }, hostingHourly: "0", note: "Reinforcement fine-tuning, paid by the hour; grader tokens come on top." }),
  row(["ft:gpt-3.5-turbo-0125", "ft:gpt-3.5-turbo-1106", "ft:gpt-3.5-turbo-0613"], "2023-11-06", { input: "3", output: "6" }, { ...firstWave, hostingHourly: "0" }),
  row("ft:gpt-4-0613", "2023-11-06", { input: "30", output: "60" }, { ...firstWave, hostingHourly: "0" }),
].flat(); // prettier-ignore
