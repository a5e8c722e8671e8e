import type { PriceEntry } from "../schema";
import { priceList } from "./price-list";

const row = priceList({
  provider: "openai",
  source: "OpenAI API prices of sound, as published by LiteLLM 2026-08-01",
  sourceUrl: "https://platform.openai.com/docs/pricing",
  checkedOn: "2026-08-01",
});

/** Tokens of sound: USD for one token of input and of output, and of cached input where it is published. */
const audio = (input: string, output: string, cached?: string) => ({
  units: {
    input_audio_token: input,
    output_audio_token: output,
    ...(cached === undefined ? {} : { cache_audio_token: cached }),
  },
});
const forty = audio("0.00004", "0.00008");
const ten = audio("0.00001", "0.00002");
const thirtyTwo = audio("0.000032", "0.000064");

/** OpenAI's models that hear and speak. Their text tokens are priced as such, their sound by the unit. */
export const openaiAudio: PriceEntry[] = [
  row("gpt-4o-audio-preview-2024-12-17", "2024-12-17", { input: "2.5", output: "10" }, forty),
  row("gpt-4o-audio-preview-2025-06-03", "2025-06-03", { input: "2.5", output: "10" }, forty),
  row(["gpt-4o-mini-audio-preview", "gpt-4o-mini-audio-preview-2024-12-17"], "2024-12-17", { input: "0.15", output: "0.6" }, { ...ten, note: "Portkey has input and output of the dated one the other way round." }),
  row(["gpt-4o-realtime-preview", "gpt-4o-realtime-preview-2024-12-17"], "2024-12-17", { input: "5", cacheRead: "2.5", output: "20" }, forty),
  row("gpt-4o-realtime-preview-2025-06-03", "2025-06-03", { input: "5", cacheRead: "2.5", output: "20" }, forty),
  row(["gpt-4o-mini-realtime-preview", "gpt-4o-mini-realtime-preview-2024-12-17"], "2024-12-17", { input: "0.6", cacheRead: "0.3", output: "2.4" }, ten),
  row(["gpt-audio", "gpt-audio-2025-08-28"], "2025-08-28", { input: "2.5", output: "10" }, thirtyTwo),
  row(["gpt-audio-mini", "gpt-audio-mini-2025-10-06"], "2025-10-06", { input: "0.6", output: "2.4" }, ten),
  row("gpt-audio-mini-2025-12-15", "2025-12-15", { input: "0.6", output: "2.4" }, ten),
  row(["gpt-realtime", "gpt-realtime-2025-08-28"], "2025-08-28", { input: "4", cacheRead: "0.4", output: "16" }, { ...thirtyTwo, note: "Portkey writes the price of output at cached input." }),
  row(["gpt-realtime-mini", "gpt-realtime-mini-2025-10-06"], "2025-10-06", { input: "0.6", cacheRead: "0.06", output: "2.4" }, audio("0.00001", "0.00002", "0.0000003")),
  row("gpt-realtime-mini-2025-12-15", "2025-12-15", { input: "0.6", cacheRead: "0.06", output: "2.4" }, audio("0.00001", "0.00002", "0.0000003")),
].flat(); // prettier-ignore
