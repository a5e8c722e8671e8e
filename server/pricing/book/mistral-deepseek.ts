import type { PriceEntry } from "../schema";
import { priceList } from "./price-list";

const mistralRow = priceList({
  provider: "mistral",
  source: "Mistral API prices, as published by LiteLLM 2025-10-01 to 2026-08-01",
  sourceUrl: "https://mistral.ai/pricing",
  checkedOn: "2026-08-01",
});
const deepseekRow = priceList({
  provider: "deepseek",
  source: "DeepSeek API prices, as published by LiteLLM 2025-10-01 to 2026-08-01",
  sourceUrl: "https://api-docs.deepseek.com/quick_start/pricing",
  checkedOn: "2026-08-01",
});

/** Mistral's models. What `-latest` points to moves: the day is that of the first quarterly snapshot that shows it. */
export const mistral: PriceEntry[] = [
  mistralRow("mistral-large-latest", "2024-11-18", { input: "2", output: "6" }, { to: "2026-04-01" }),
  mistralRow("mistral-large-latest", "2026-04-01", { input: "0.5", output: "1.5" }),
  mistralRow("mistral-large-2411", "2024-11-18", { input: "2", output: "6" }),
  mistralRow("mistral-large-2407", "2024-07-24", { input: "3", output: "9" }),
  mistralRow(["mistral-large-2512", "mistral-large-3"], "2025-12-02", { input: "0.5", output: "1.5" }),
  mistralRow("mistral-medium-latest", "2025-05-07", { input: "0.4", output: "2" }, { to: "2026-07-01" }),
  mistralRow("mistral-medium-latest", "2026-07-01", { input: "1.5", output: "7.5" }),
  mistralRow("mistral-medium-2505", "2025-05-07", { input: "0.4", output: "2" }),
  mistralRow(["mistral-medium-2508", "mistral-medium-3-1-2508"], "2025-08-12", { input: "0.4", output: "2" }),
  mistralRow(["mistral-medium-2604", "mistral-medium-3-5"], "2026-04-29", { input: "1.5", output: "7.5" }),
  mistralRow("mistral-small-latest", "2025-06-20", { input: "0.1", output: "0.3" }, { to: "2026-04-01" }),
  mistralRow("mistral-small-latest", "2026-04-01", { input: "0.06", output: "0.18" }),
  mistralRow("mistral-small-3-2-2506", "2025-06-20", { input: "0.06", output: "0.18" }),
  mistralRow(["magistral-medium-latest", "magistral-medium-2506"], "2025-06-10", { input: "2", output: "5" }),
  mistralRow("magistral-medium-2509", "2025-09-17", { input: "2", output: "5" }),
  mistralRow(["magistral-small-latest", "magistral-small-2506"], "2025-06-10", { input: "0.5", output: "1.5" }),
  mistralRow(["ministral-8b-latest", "ministral-8b-2512", "ministral-3-8b-2512"], "2025-12-02", { input: "0.15", output: "0.15" }),
  mistralRow("ministral-3-3b-2512", "2025-12-02", { input: "0.1", output: "0.1" }),
  mistralRow("ministral-3-14b-2512", "2025-12-02", { input: "0.2", output: "0.2" }),
  mistralRow("codestral-2508", "2025-07-30", { input: "0.3", output: "0.9" }),
  mistralRow("devstral-2512", "2025-12-09", { input: "0.4", output: "2" }),
  mistralRow("open-mistral-nemo", "2024-07-18", { input: "0.3", output: "0.3" }),
  mistralRow("pixtral-large-2411", "2024-11-18", { input: "2", output: "6" }),
  mistralRow("mistral-embed", "2023-12-11", { input: "0.1" }),
].flat(); // prettier-ignore

/** DeepSeek's models; the discount by time of day ended with the list of September 2025. */
export const deepseek: PriceEntry[] = [
  deepseekRow("deepseek-chat", "2025-02-08", { input: "0.27", cacheRead: "0.07", output: "1.1" }, { to: "2025-09-05" }),
  deepseekRow(["deepseek-chat", "deepseek-reasoner"], "2025-09-05", { input: "0.56", cacheRead: "0.07", output: "1.68" }, { to: "2025-09-29", source: "DeepSeek price list of 2025-09-05", checkedOn: "2025-10-01", note: "LiteLLM of 2025-10-01 rounds it to 0.60 / 0.06 / 1.70." }),
  deepseekRow("deepseek-reasoner", "2025-02-08", { input: "0.55", cacheRead: "0.14", output: "2.19" }, { to: "2025-09-05" }),
  deepseekRow(["deepseek-chat", "deepseek-reasoner"], "2025-09-29", { input: "0.28", cacheRead: "0.028", output: "0.42" }),
  deepseekRow("deepseek-v4-flash", "2026-04-24", { input: "0.14", cacheRead: "0.0028", cacheWrite5m: "0", output: "0.28" }),
  deepseekRow("deepseek-v4-pro", "2026-04-24", { input: "0.435", cacheRead: "0.003625", cacheWrite5m: "0", output: "0.87" }),
].flat(); // prettier-ignore
