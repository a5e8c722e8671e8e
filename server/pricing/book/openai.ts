import type { PriceEntry } from "../schema";
import { priceList, tier } from "./price-list";

const row = priceList({
  provider: "openai",
  source: "OpenAI API prices, as published by LiteLLM 2025-10-01 to 2026-08-01 and genai-prices 2026-08-21",
  sourceUrl: "https://platform.openai.com/docs/pricing",
  checkedOn: "2026-08-21",
});
/** Batches at half the price: every row that has the factor has it in LiteLLM too; who has none there has none here. */
const half = { batchFactor: "0.5" };
const shutDown2026 = { retiresOn: "2026-12-11" };
const gpt51ShutDown = { retiresOn: "2027-04-01" };
const above272k = (input: string, cacheRead: string, output: string, cacheWrite5m?: string) => [
  { above: 272_000, perMTok: { input, cacheRead, output, ...(cacheWrite5m === undefined ? {} : { cacheWrite5m }) } },
];
const lowered = {
  source: "OpenAI price change of 2026-07-30, as published by llm-prices 2026-08-05 and LiteLLM 2026-08-01",
  checkedOn: "2026-08-05",
};
const beforeLowering = {
  ...lowered,
  source: "OpenAI API prices until 2026-07-30, as published by llm-prices 2026-08-05",
};

/** OpenAI's general models. Prices that moved stand as two rows that meet on the day of the change. */
export const openai: PriceEntry[] = [
  row(["gpt-4o", "gpt-4o-2024-08-06"], "2024-08-06", { input: "2.5", cacheRead: "1.25", output: "10" }, { ...half, priority: tier("4.25", "2.125", "17") }),
  row("gpt-4o-2024-11-20", "2024-11-20", { input: "2.5", cacheRead: "1.25", output: "10" }, { ...half, priority: tier("4.25", "2.125", "17") }),
  row("gpt-4o-2024-05-13", "2024-05-13", { input: "5", output: "15" }, { ...half, priority: tier("8.75", null, "26.25") }),
  row("chatgpt-4o-latest", "2024-08-15", { input: "5", output: "15" }),
  row(["gpt-4o-mini", "gpt-4o-mini-2024-07-18"], "2024-07-18", { input: "0.15", cacheRead: "0.075", output: "0.6" }, { ...half, priority: tier("0.25", "0.125", "1") }),
  row(["gpt-4.1", "gpt-4.1-2025-04-14"], "2025-04-14", { input: "2", cacheRead: "0.5", output: "8" }, { ...half, priority: tier("3.5", "0.875", "14") }),
  row(["gpt-4.1-mini", "gpt-4.1-mini-2025-04-14"], "2025-04-14", { input: "0.4", cacheRead: "0.1", output: "1.6" }, { ...half, priority: tier("0.7", "0.175", "2.8") }),
  row(["gpt-4.1-nano", "gpt-4.1-nano-2025-04-14"], "2025-04-14", { input: "0.1", cacheRead: "0.025", output: "0.4" }, { ...half, priority: tier("0.2", "0.05", "0.8") }),
  row(["gpt-4-turbo", "gpt-4-turbo-2024-04-09"], "2024-04-09", { input: "10", output: "30" }),
  row(["gpt-4", "gpt-4-0613"], "2023-06-13", { input: "30", output: "60" }),
  row(["gpt-3.5-turbo", "gpt-3.5-turbo-0125"], "2024-02-16", { input: "0.5", output: "1.5" }),
  row(["gpt-5", "gpt-5-2025-08-07"], "2025-08-07", { input: "1.25", cacheRead: "0.125", output: "10" }, { ...half, ...shutDown2026, flex: tier("0.625", "0.0625", "5"), priority: tier("2.5", "0.25", "20") }),
  row("gpt-5-chat-latest", "2025-08-07", { input: "1.25", cacheRead: "0.125", output: "10" }, half),
  row("gpt-5-codex", "2025-09-15", { input: "1.25", cacheRead: "0.125", output: "10" }),
  row(["gpt-5-mini", "gpt-5-mini-2025-08-07"], "2025-08-07", { input: "0.25", cacheRead: "0.025", output: "2" }, { ...half, ...shutDown2026, flex: tier("0.125", "0.0125", "1"), priority: tier("0.45", "0.045", "3.6") }),
  row(["gpt-5-nano", "gpt-5-nano-2025-08-07"], "2025-08-07", { input: "0.05", cacheRead: "0.005", output: "0.4" }, { ...half, ...shutDown2026, flex: tier("0.025", "0.0025", "0.2") }),
  row(["gpt-5-pro", "gpt-5-pro-2025-10-06"], "2025-10-06", { input: "15", output: "120" }, half),
  row(["gpt-5.1", "gpt-5.1-2025-11-13"], "2025-11-13", { input: "1.25", cacheRead: "0.125", output: "10" }, { ...half, ...gpt51ShutDown, priority: tier("2.5", "0.25", "20") }),
  row("gpt-5.1-chat-latest", "2025-11-13", { input: "1.25", cacheRead: "0.125", output: "10" }, { ...half, ...gpt51ShutDown, priority: tier("2.5", "0.25", "20") }),
  row("gpt-5.1-codex", "2025-11-13", { input: "1.25", cacheRead: "0.125", output: "10" }, { ...gpt51ShutDown, priority: tier("2.5", "0.25", "20") }),
  row("gpt-5.1-codex-max", "2025-11-13", { input: "1.25", cacheRead: "0.125", output: "10" }, gpt51ShutDown),
  row("gpt-5.1-codex-mini", "2025-11-13", { input: "0.25", cacheRead: "0.025", output: "2" }, { ...gpt51ShutDown, priority: tier("0.45", "0.045", "3.6") }),
  row(["gpt-5.2", "gpt-5.2-2025-12-11", "gpt-5.2-chat-latest"], "2025-12-11", { input: "1.75", cacheRead: "0.175", output: "14" }, { ...half, priority: tier("3.5", "0.35", "28") }),
  row("gpt-5.2-codex", "2025-12-11", { input: "1.75", cacheRead: "0.175", output: "14" }, { priority: tier("3.5", "0.35", "28") }),
  row(["gpt-5.2-pro", "gpt-5.2-pro-2025-12-11"], "2025-12-11", { input: "21", output: "168" }, half),
  row("gpt-5.3-codex", "2026-02-05", { input: "1.75", cacheRead: "0.175", output: "14" }, { priority: tier("3.5", "0.35", "28") }),
  row("gpt-5.3-chat-latest", "2026-03-03", { input: "1.75", cacheRead: "0.175", output: "14" }, { priority: tier("3.5", "0.35", "28") }),
  row(["gpt-5.4", "gpt-5.4-2026-03-05"], "2026-03-05", { input: "2.5", cacheRead: "0.25", output: "15" }, { ...half, contextTiers: above272k("5", "0.5", "22.5"), flex: tier("1.25", "0.13", "7.5"), priority: tier("5", "0.5", "30") }),
  row(["gpt-5.4-mini", "gpt-5.4-mini-2026-03-17"], "2026-03-17", { input: "0.75", cacheRead: "0.075", output: "4.5" }, { ...half, flex: tier("0.375", "0.0375", "2.25"), priority: tier("1.5", "0.15", "9") }),
  row(["gpt-5.4-nano", "gpt-5.4-nano-2026-03-17"], "2026-03-17", { input: "0.2", cacheRead: "0.02", output: "1.25" }, { ...half, flex: tier("0.1", "0.01", "0.625") }),
  row(["gpt-5.4-pro", "gpt-5.4-pro-2026-03-05"], "2026-03-05", { input: "30", cacheRead: "3", output: "180" }, { ...half, contextTiers: above272k("60", "6", "270"), flex: tier("15", null, "90") }),
  row(["gpt-5.5", "gpt-5.5-2026-04-23"], "2026-04-23", { input: "5", cacheRead: "0.5", output: "30" }, { ...half, contextTiers: above272k("10", "1", "45"), flex: tier("2.5", "0.25", "15"), priority: tier("10", "1", "60") }),
  row(["gpt-5.5-pro", "gpt-5.5-pro-2026-04-23"], "2026-04-23", { input: "30", cacheRead: "3", output: "180" }, { ...half, contextTiers: above272k("60", "6", "270"), flex: tier("15", null, "90") }),
  row(["gpt-5.6", "gpt-5.6-sol"], "2026-07-01", { input: "5", cacheRead: "0.5", cacheWrite5m: "6.25", output: "30" }, { ...half, contextTiers: above272k("10", "1", "45", "12.5"), flex: tier("2.5", "0.25", "15"), priority: tier("10", "1", "60"), note: "OpenRouter lists the family from 2026-07-09; the price stands from the first of that month." }),
  row("gpt-5.6-luna", "2026-07-01", { input: "1", cacheRead: "0.1", cacheWrite5m: "1.25", output: "6" }, { ...half, ...beforeLowering, to: "2026-07-30", contextTiers: above272k("2", "0.2", "9", "2.5") }),
  row("gpt-5.6-luna", "2026-07-30", { input: "0.2", cacheRead: "0.02", cacheWrite5m: "0.25", output: "1.2" }, { ...half, ...lowered, contextTiers: above272k("0.4", "0.04", "1.8", "0.5"), flex: tier("0.1", "0.01", "0.6"), priority: tier("0.4", "0.04", "2.4") }),
  row("gpt-5.6-terra", "2026-07-01", { input: "2.5", cacheRead: "0.25", cacheWrite5m: "3.125", output: "15" }, { ...half, ...beforeLowering, to: "2026-07-30", contextTiers: above272k("5", "0.5", "22.5", "6.25") }),
  row("gpt-5.6-terra", "2026-07-30", { input: "2", cacheRead: "0.2", cacheWrite5m: "2.5", output: "12" }, { ...half, ...lowered, contextTiers: above272k("4", "0.4", "18", "5"), flex: tier("1", "0.1", "6"), priority: tier("4", "0.4", "24") }),
  row(["o1", "o1-2024-12-17"], "2024-12-17", { input: "15", cacheRead: "7.5", output: "60" }, half),
  row(["o1-mini", "o1-mini-2024-09-12"], "2025-01-31", { input: "1.1", cacheRead: "0.55", output: "4.4" }),
  row(["o3", "o3-2025-04-16"], "2025-04-16", { input: "10", cacheRead: "0.5", output: "40" }, { ...half, to: "2025-06-10", source: "OpenAI API prices until 2025-06-10, as published by genai-prices 2026-08-21", note: "No other feed has a price of cached input for these days." }),
  row(["o3", "o3-2025-04-16"], "2025-06-10", { input: "2", cacheRead: "0.5", output: "8" }, { ...half, ...shutDown2026, flex: tier("1", "0.25", "4"), priority: tier("3.5", "0.875", "14") }),
  row(["o3-mini", "o3-mini-2025-01-31"], "2025-01-31", { input: "1.1", cacheRead: "0.55", output: "4.4" }, half),
  row(["o3-pro", "o3-pro-2025-06-10"], "2025-06-10", { input: "20", output: "80" }, half),
  row(["o4-mini", "o4-mini-2025-04-16"], "2025-04-16", { input: "1.1", cacheRead: "0.275", output: "4.4" }, { ...half, flex: tier("0.55", "0.1375", "2.2"), priority: tier("2", "0.5", "8") }),
  row("text-embedding-3-small", "2024-01-25", { input: "0.02" }, half),
  row("text-embedding-3-large", "2024-01-25", { input: "0.13" }, half),
  row("text-embedding-ada-002", "2022-12-15", { input: "0.1" }, half),
].flat(); // prettier-ignore
