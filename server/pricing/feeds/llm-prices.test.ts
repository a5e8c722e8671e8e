import { describe, expect, it } from "vitest";
import { readLlmPrices } from "./llm-prices";

const day = "2026-08-21";

describe("llm-prices", () => {
  it("reads a history with its days", () => {
    const history = [
      { input: 1, output: 6, input_cached: 0.1, from_date: null, to_date: "2026-07-30" },
      { input: 0.2, output: 1.2, input_cached: 0.02, from_date: "2026-07-30", to_date: null },
    ];
    const { entries } = readLlmPrices(
      JSON.stringify({ vendor: "openai", models: [{ id: "gpt-5.6-luna", price_history: history }] }),
      day,
    );
    expect(
      entries.map(({ provider, from, to, perMTok }) => [provider, from, to, perMTok.input, perMTok.cacheRead]),
    ).toEqual([
      ["openai", null, "2026-07-30", "1", "0.1"],
      ["openai", "2026-07-30", null, "0.2", "0.02"],
    ]);
  });

  it("takes the price of long contexts for a tier of the model, and a model of a size for itself", () => {
    const was = [
      { input: 4, output: 20, from_date: null, to_date: "2026-07-30" },
      { input: 5, output: 30, from_date: "2026-07-30", to_date: null },
    ];
    const { entries } = readLlmPrices(
      JSON.stringify({
        vendor: "openai",
        models: [
          { id: "gpt-5.5", price_history: was },
          { id: "gpt-5.5-272k", price_history: [{ input: 10, output: 45, from_date: "2026-06-01", to_date: null }] },
          { id: "gpt-4", input: 30, output: 60 },
          { id: "gpt-4-32k", input: 60, output: 120 },
        ],
      }),
      day,
    );
    const tier = [{ above: 272_000, perMTok: { input: "10", output: "45" } }];
    expect(entries.map(({ model, from, to, contextTiers }) => [model, from, to, contextTiers])).toEqual([
      ["gpt-5.5", null, "2026-06-01", []],
      ["gpt-5.5", "2026-06-01", "2026-07-30", tier],
      ["gpt-5.5", "2026-07-30", null, tier],
      ["gpt-5.5-272k", "2026-06-01", null, []],
      ["gpt-4", null, null, []],
      ["gpt-4-32k", null, null, []],
    ]);
  });

  it("leaves out a price between days that are none", () => {
    const text = JSON.stringify([
      {
        id: "x",
        price_history: [
          { input: 1, from_date: "July" },
          { input: 2, from_date: null, to_date: null },
        ],
      },
    ]);
    const { entries, findings } = readLlmPrices(text, day);
    expect([entries.length, findings[0]?.code]).toEqual([1, "not-a-day"]);
  });
});
