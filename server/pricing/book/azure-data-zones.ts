import type { PriceEntry, TokenPrices } from "../schema";
import { priceList, tier } from "./price-list";

const row = priceList({
  provider: "azure",
  source: "Azure OpenAI prices in data zones, as published by LiteLLM 2026-08-01",
  sourceUrl: "https://azure.microsoft.com/pricing/details/cognitive-services/openai-service/",
  checkedOn: "2026-08-01",
});
const half = { batchFactor: "0.5" };
const prices = (input: string, cacheRead: string, output: string): TokenPrices => ({ input, cacheRead, output });

/** Models in Azure's data zones, a tenth dearer than around the globe; zones of which both are published cost alike. */
export const azureDataZones: PriceEntry[] = [
  row("data-zone/gpt-4o-2024-08-06", "2024-08-06", prices("2.75", "1.375", "11")),
  row("data-zone/gpt-4o-2024-11-20", "2024-11-20", { input: "2.75", output: "11" }, { note: "LiteLLM writes the price of cached input as one of cache writes." }),
  row("data-zone/gpt-4o-mini-2024-07-18", "2024-07-18", prices("0.165", "0.083", "0.66")),
  row(["data-zone/gpt-4.1", "data-zone/gpt-4.1-2025-04-14"], "2025-04-14", prices("2.2", "0.55", "8.8"), half),
  row(["data-zone/gpt-4.1-mini", "data-zone/gpt-4.1-mini-2025-04-14"], "2025-04-14", prices("0.44", "0.11", "1.76"), half),
  row(["data-zone/gpt-4.1-nano", "data-zone/gpt-4.1-nano-2025-04-14"], "2025-04-14", prices("0.11", "0.025", "0.44")),
  row(["data-zone/o3", "data-zone/o3-2025-04-16"], "2025-06-10", prices("2.2", "0.55", "8.8")),
  row(["data-zone/o3-mini", "data-zone/o3-mini-2025-01-31"], "2025-01-31", prices("1.21", "0.605", "4.84"), half),
  row(["data-zone/o4-mini", "data-zone/o4-mini-2025-04-16"], "2025-04-16", prices("1.21", "0.31", "4.84")),
  row(["data-zone/gpt-5", "data-zone/gpt-5-2025-08-07"], "2025-08-07", prices("1.375", "0.1375", "11")),
  row(["data-zone/gpt-5-mini", "data-zone/gpt-5-mini-2025-08-07"], "2025-08-07", prices("0.275", "0.0275", "2.2")),
  row(["data-zone/gpt-5-nano", "data-zone/gpt-5-nano-2025-08-07"], "2025-08-07", prices("0.055", "0.0055", "0.44")),
  row(["data-zone/gpt-5.1", "data-zone/gpt-5.1-chat", "data-zone/gpt-5.1-codex"], "2025-11-13", prices("1.38", "0.14", "11")),
  row("data-zone/gpt-5.1-codex-mini", "2025-11-13", prices("0.275", "0.028", "2.2")),
  row(["data-zone/gpt-5.4", "data-zone/gpt-5.4-2026-03-05"], "2026-03-05", prices("2.75", "0.28", "16.5"), { priority: tier("5.5", "0.55", "33") }),
  row(["data-zone/gpt-5.5", "data-zone/gpt-5.5-2026-04-23"], "2026-04-23", prices("5.5", "0.55", "33"), { contextTiers: [{ above: 272_000, perMTok: prices("11", "1.1", "49.5") }], priority: tier("13.75", "1.38", "82.5") }),
].flat(); // prettier-ignore
