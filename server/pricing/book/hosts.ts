import type { PriceEntry, TokenPrices } from "../schema";
import { priceList } from "./price-list";

const carried = { source: "Host price list, as published by LiteLLM 2026-08-01", checkedOn: "2026-08-01" };
const groq = priceList({ ...carried, provider: "groq", sourceUrl: "https://groq.com/pricing" });
const together = priceList({ ...carried, provider: "together", sourceUrl: "https://www.together.ai/pricing" });
const fireworks = priceList({ ...carried, provider: "fireworks", sourceUrl: "https://fireworks.ai/pricing" });
const deepinfra = priceList({ ...carried, provider: "deepinfra", sourceUrl: "https://deepinfra.com/pricing" });
const cerebras = priceList({ ...carried, provider: "cerebras", sourceUrl: "https://www.cerebras.ai/pricing" });
const bedrock = priceList({
  ...carried,
  provider: "aws-bedrock",
  sourceUrl: "https://aws.amazon.com/bedrock/pricing/",
});
const azure = priceList({ ...carried, provider: "azure", sourceUrl: "https://azure.microsoft.com/pricing/details/cognitive-services/openai-service/" }); // prettier-ignore

const same = (price: string): TokenPrices => ({ input: price, output: price });
const claude = (
  input: string,
  cacheRead: string,
  cacheWrite5m: string,
  output: string,
  cacheWrite1h?: string,
): TokenPrices => ({
  input,
  cacheRead,
  cacheWrite5m,
  ...(cacheWrite1h === undefined ? {} : { cacheWrite1h }),
  output,
});

/** Meta's Llama by host: the same weights at prices that differ fivefold, so a host must be named. */
const llama: PriceEntry[] = [
  groq("llama-3.1-8b-instant", "2024-07-23", { input: "0.05", output: "0.08" }),
  groq("llama-3.3-70b-versatile", "2024-12-06", { input: "0.59", output: "0.79" }),
  groq("meta-llama/llama-4-scout-17b-16e-instruct", "2025-04-05", { input: "0.11", output: "0.34" }),
  groq("meta-llama/llama-4-maverick-17b-128e-instruct", "2025-04-05", { input: "0.2", output: "0.6" }),
  together("meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo", "2024-07-23", same("0.18")),
  together("meta-llama/Llama-3.3-70B-Instruct-Turbo", "2024-12-06", same("0.88")),
  together("meta-llama/Llama-4-Scout-17B-16E-Instruct", "2025-04-05", { input: "0.18", output: "0.59" }),
  together("meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8", "2025-04-05", { input: "0.27", output: "0.85" }),
  fireworks("accounts/fireworks/models/llama-v3p1-8b-instruct", "2024-07-23", same("0.1")),
  fireworks("accounts/fireworks/models/llama-v3p3-70b-instruct", "2024-12-06", same("0.9")),
  fireworks("accounts/fireworks/models/llama4-scout-instruct-basic", "2025-04-05", { input: "0.15", output: "0.6" }),
  fireworks("accounts/fireworks/models/llama4-maverick-instruct-basic", "2025-04-05", { input: "0.22", output: "0.88" }),
  deepinfra("meta-llama/Meta-Llama-3.1-8B-Instruct", "2024-07-23", { input: "0.03", output: "0.05" }),
  deepinfra("meta-llama/Llama-3.3-70B-Instruct", "2024-12-06", { input: "0.23", output: "0.4" }),
  cerebras("llama-3.3-70b", "2024-12-06", { input: "0.85", output: "1.2" }),
  bedrock(["meta.llama3-1-8b-instruct-v1:0", "us.meta.llama3-1-8b-instruct-v1:0"], "2024-07-23", same("0.22")),
  bedrock(["meta.llama3-3-70b-instruct-v1:0", "us.meta.llama3-3-70b-instruct-v1:0"], "2024-12-19", same("0.72")),
  bedrock("us.meta.llama4-scout-17b-instruct-v1:0", "2025-04-28", { input: "0.17", output: "0.66" }, { batchFactor: "0.5" }),
  bedrock("us.meta.llama4-maverick-17b-instruct-v1:0", "2025-04-28", { input: "0.24", output: "0.97" }, { batchFactor: "0.5" }),
].flat(); // prettier-ignore

/** Above 200,000 tokens of context, where LiteLLM lists it: twice the input, half as much again for output. */
const long = (perMTok: TokenPrices) => ({ contextTiers: [{ above: 200_000, perMTok }] });

/** Claude and Nova on Bedrock: since Sonnet 4.5 a regional endpoint costs a tenth more than the global one. */
const onBedrock: PriceEntry[] = [
  bedrock(["anthropic.claude-3-haiku-20240307-v1:0", "us.anthropic.claude-3-haiku-20240307-v1:0"], "2024-03-13", claude("0.25", "0.025", "0.3125", "1.25")),
  bedrock(["anthropic.claude-3-5-haiku-20241022-v1:0", "us.anthropic.claude-3-5-haiku-20241022-v1:0"], "2024-11-04", claude("0.8", "0.08", "1", "4")),
  bedrock(["anthropic.claude-3-7-sonnet-20250219-v1:0", "us.anthropic.claude-3-7-sonnet-20250219-v1:0"], "2025-02-24", claude("3", "0.3", "3.75", "15")),
  bedrock(["anthropic.claude-sonnet-4-20250514-v1:0", "us.anthropic.claude-sonnet-4-20250514-v1:0", "global.anthropic.claude-sonnet-4-20250514-v1:0"], "2025-05-22", claude("3", "0.3", "3.75", "15"), long(claude("6", "0.6", "7.5", "22.5"))),
  bedrock(["anthropic.claude-opus-4-1-20250805-v1:0", "us.anthropic.claude-opus-4-1-20250805-v1:0"], "2025-08-05", claude("15", "1.5", "18.75", "75")),
  bedrock(["anthropic.claude-sonnet-4-5-20250929-v1:0", "global.anthropic.claude-sonnet-4-5-20250929-v1:0"], "2025-09-29", claude("3", "0.3", "3.75", "15", "6"), long(claude("6", "0.6", "7.5", "22.5", "12"))),
  bedrock("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "2025-09-29", claude("3.3", "0.33", "4.125", "16.5", "6.6"), long(claude("6.6", "0.66", "8.25", "24.75", "13.2"))),
  bedrock(["anthropic.claude-haiku-4-5-20251001-v1:0", "global.anthropic.claude-haiku-4-5-20251001-v1:0"], "2025-10-15", claude("1", "0.1", "1.25", "5", "2")),
  bedrock("us.anthropic.claude-haiku-4-5-20251001-v1:0", "2025-10-15", claude("1.1", "0.11", "1.375", "5.5", "2.2")),
  bedrock(["anthropic.claude-opus-4-5-20251101-v1:0", "global.anthropic.claude-opus-4-5-20251101-v1:0"], "2025-11-24", claude("5", "0.5", "6.25", "25", "10")),
  bedrock("us.anthropic.claude-opus-4-5-20251101-v1:0", "2025-11-24", claude("5.5", "0.55", "6.875", "27.5", "11")),
  bedrock(["anthropic.claude-sonnet-4-6", "global.anthropic.claude-sonnet-4-6"], "2026-02-17", claude("3", "0.3", "3.75", "15", "6")),
  bedrock("us.anthropic.claude-sonnet-4-6", "2026-02-17", claude("3.3", "0.33", "4.125", "16.5", "6.6")),
  bedrock(["anthropic.claude-opus-4-6-v1", "global.anthropic.claude-opus-4-6-v1"], "2026-02-05", claude("5", "0.5", "6.25", "25", "10")),
  bedrock("us.anthropic.claude-opus-4-6-v1", "2026-02-05", claude("5.5", "0.55", "6.875", "27.5", "11")),
  bedrock(["anthropic.claude-opus-4-7", "global.anthropic.claude-opus-4-7"], "2026-04-16", claude("5", "0.5", "6.25", "25", "10")),
  bedrock("us.anthropic.claude-opus-4-7", "2026-04-16", claude("5.5", "0.55", "6.875", "27.5", "11")),
  bedrock(["anthropic.claude-opus-4-8", "global.anthropic.claude-opus-4-8"], "2026-05-28", claude("5", "0.5", "6.25", "25", "10")),
  bedrock("us.anthropic.claude-opus-4-8", "2026-05-28", claude("5.5", "0.55", "6.875", "27.5", "11")),
  bedrock(["anthropic.claude-fable-5", "global.anthropic.claude-fable-5"], "2026-06-09", claude("10", "1", "12.5", "50", "20")),
  bedrock("us.anthropic.claude-fable-5", "2026-06-09", claude("11", "1.1", "13.75", "55", "22")),
  bedrock(["anthropic.claude-opus-5", "global.anthropic.claude-opus-5"], "2026-07-24", claude("5", "0.5", "6.25", "25", "10")),
  bedrock("us.anthropic.claude-opus-5", "2026-07-24", claude("5.5", "0.55", "6.875", "27.5", "11")),
  bedrock(["anthropic.claude-sonnet-5", "global.anthropic.claude-sonnet-5"], "2026-06-30", claude("2", "0.2", "2.5", "10", "4"), { to: "2026-09-01" }),
  bedrock(["anthropic.claude-sonnet-5", "global.anthropic.claude-sonnet-5"], "2026-09-01", claude("3", "0.3", "3.75", "15"), { source: "Price change of 2026-09-01, as published by genai-prices 2026-08-21", checkedOn: "2026-08-21" }),
  bedrock("us.anthropic.claude-sonnet-5", "2026-06-30", claude("2.2", "0.22", "2.75", "11", "4.4"), { to: "2026-09-01" }),
  bedrock("us.anthropic.claude-sonnet-5", "2026-09-01", claude("3.3", "0.33", "4.125", "16.5"), { source: "Price change of 2026-09-01, as published by genai-prices 2026-08-21", checkedOn: "2026-08-21" }),
  bedrock(["amazon.nova-micro-v1:0", "us.amazon.nova-micro-v1:0"], "2024-12-03", { input: "0.035", output: "0.14" }),
  bedrock(["amazon.nova-lite-v1:0", "us.amazon.nova-lite-v1:0"], "2024-12-03", { input: "0.06", output: "0.24" }),
  bedrock(["amazon.nova-pro-v1:0", "us.amazon.nova-pro-v1:0"], "2024-12-03", { input: "0.8", output: "3.2" }),
  bedrock(["amazon.nova-2-lite-v1:0", "global.amazon.nova-2-lite-v1:0"], "2025-12-02", { input: "0.3", cacheRead: "0.075", output: "2.5" }),
].flat(); // prettier-ignore

/** Azure's tuned models cost the base's tokens and a deployment by the hour, in use or not. */
const tunedOnAzure = { hostingHourly: "1.7", source: "Microsoft Learn, cost of fine-tuning, 2026-02-11", sourceUrl: "https://learn.microsoft.com/azure/ai-foundry/", checkedOn: "2026-02-11", note: "Standard and Global Standard; the developer tier is free of hosting for 24 hours." }; // prettier-ignore
const onAzure: PriceEntry[] = [
  azure("ft:gpt-4o-2024-08-06", "2024-08-20", { input: "2.5", cacheRead: "1.25", output: "10" }, tunedOnAzure),
  azure("ft:gpt-4o-mini-2024-07-18", "2024-07-23", { input: "0.15", cacheRead: "0.075", output: "0.6" }, tunedOnAzure),
  azure("ft:gpt-4.1-2025-04-14", "2025-04-14", { input: "2", cacheRead: "0.5", output: "8" }, tunedOnAzure),
  azure("ft:gpt-4.1-mini-2025-04-14", "2025-04-14", { input: "0.4", cacheRead: "0.1", output: "1.6" }, tunedOnAzure),
  azure("ft:gpt-4.1-nano-2025-04-14", "2025-04-14", { input: "0.1", cacheRead: "0.025", output: "0.4" }, tunedOnAzure),
  azure("ft:o4-mini-2025-04-16", "2025-05-08", { input: "1.1", cacheRead: "0.275", output: "4.4" }, { ...tunedOnAzure, training: { perHour: "100" } }),
].flat(); // prettier-ignore

/** Hosts of models that others make. */
export const hosts: PriceEntry[] = [...llama, ...onBedrock, ...onAzure];
