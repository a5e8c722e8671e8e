import { describe, expect, it } from "vitest";
import { FeedRefused } from "./feed";
import { readLiteLlm } from "./litellm";

const read = (models: Record<string, unknown>) => readLiteLlm(JSON.stringify(models), "2026-08-01");
const one = (fields: Record<string, unknown>) =>
  read({ "model-a": { litellm_provider: "openai", input_cost_per_token: 1e-6, ...fields } }).entries[0]!;

describe("LiteLLM", () => {
  it("prices per token become prices per million, digit by digit", () => {
    const entry = one({
      input_cost_per_token: 1.5e-7,
      output_cost_per_token: 6e-7,
      cache_read_input_token_cost: 7.5e-8,
      cache_creation_input_token_cost: 1.875e-7,
      cache_creation_input_token_cost_above_1hr: 3e-7,
      output_cost_per_reasoning_token: 7e-7,
    });
    expect(entry.perMTok).toEqual({
      input: "0.15",
      output: "0.6",
      cacheRead: "0.075",
      cacheWrite5m: "0.1875",
      cacheWrite1h: "0.3",
      reasoning: "0.7",
    });
  });

  it("reads context tiers, service tiers and the tiers of service tiers", () => {
    const entry = one({
      output_cost_per_token: 2e-6,
      input_cost_per_token_above_200k_tokens: 2e-6,
      cache_creation_input_token_cost_above_1hr_above_200k_tokens: 9e-6,
      input_cost_per_token_above_272k_tokens_priority: 8e-6,
      input_cost_per_token_priority: 4e-6,
      input_cost_per_token_flex: 5e-7,
      input_cost_per_token_batches: 5e-7,
      output_cost_per_token_batches: 1e-6,
    });
    expect(entry.contextTiers).toEqual([{ above: 200_000, perMTok: { input: "2", cacheWrite1h: "9" } }]);
    expect(entry.priority).toEqual({
      perMTok: { input: "4" },
      contextTiers: [{ above: 272_000, perMTok: { input: "8" } }],
    });
    expect(entry.flex).toEqual({ perMTok: { input: "0.5" }, contextTiers: [] });
    expect(entry.batchFactor).toBe("0.5");
  });

  it("leaves the batch price open where input and output say different things", () => {
    const { entries, findings } = read({
      m: {
        input_cost_per_token: 1e-6,
        output_cost_per_token: 1e-6,
        input_cost_per_token_batches: 5e-7,
        output_cost_per_token_batches: 6e-7,
      },
    });
    expect(entries[0]?.batchFactor).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual(["batch-factors-differ"]);
  });

  it("reads tiered_pricing as base and context tiers", () => {
    const entry = one({
      input_cost_per_token: undefined,
      tiered_pricing: [
        { input_cost_per_token: 5e-8, range: [0, 256000] },
        { input_cost_per_token: 2.5e-7, range: [256000, 1000000] },
      ],
    });
    expect(entry.perMTok.input).toBe("0.05");
    expect(entry.contextTiers).toEqual([{ above: 256_000, perMTok: { input: "0.25" } }]);
  });

  it("keeps what is no text token as units", () => {
    const entry = one({
      input_cost_per_request: 0.005,
      input_cost_per_image: 0.01,
      ocr_cost_per_page: 0.001,
      file_search_cost_per_1k_calls: 2.5,
      input_cost_per_audio_token: 1e-5,
      search_context_cost_per_query: { search_context_size_low: 0.03 },
    });
    expect(entry.perRequest).toBe("0.005");
    expect(entry.units).toEqual({
      input_image: "0.01",
      ocr_page: "0.001",
      file_search_call: "0.0025",
      input_audio_token: "0.00001",
      web_search_low: "0.03",
    });
  });

  it("does not take sample_spec, strings at the top, negative or unreadable prices", () => {
    const { entries, findings } = read({
      sample_spec: { input_cost_per_token: 0 },
      last_updated: "2026-01-01",
      bad: { input_cost_per_token: -1, output_cost_per_token: "much" },
      good: { input_cost_per_token: "2e-06" },
    });
    expect(entries.map(({ model, perMTok }) => [model, perMTok])).toEqual([["good", { input: "2" }]]);
    expect(findings.map(({ code }) => code)).toEqual([
      "sample-entry",
      "not-an-object",
      "negative-price",
      "not-a-price",
    ]);
  });

  it("keeps an explicit 0 and the day of retirement", () => {
    expect(one({ input_cost_per_token: 0, deprecation_date: "2026-05-14" })).toMatchObject({
      perMTok: { input: "0" },
      retiresOn: "2026-05-14",
    });
    expect(read({ m: { input_cost_per_token: 1, deprecation_date: "soon" } }).findings[0]?.code).toBe("not-a-day");
  });

  it("refuses a file of something else", () => {
    expect(() => readLiteLlm("[]", "2026-01-01")).toThrow(FeedRefused);
    expect(() => read({ a: { b: 1 } })).toThrow(FeedRefused);
  });
});
