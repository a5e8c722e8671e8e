import { describe, expect, it } from "vitest";
import { readGenaiPrices } from "./genai-prices";
import { readLlmPrices } from "./llm-prices";
import { readModelsDev } from "./models-dev";
import { readOpenRouter } from "./openrouter";
import { readPortkey } from "./portkey";

const day = "2026-08-21";

describe("genai-prices", () => {
  const read = (model: Record<string, unknown>) =>
    readGenaiPrices(JSON.stringify([{ id: "x-ai", models: [{ id: "m", match: { equals: "m" }, ...model }] }]), day);

  it("dates what the feed dates", () => {
    const { entries } = read({
      prices: [{ prices: { input_mtok: 2 } }, { constraint: { start_date: "2026-09-01" }, prices: { input_mtok: 3 } }],
    });
    expect(entries.map(({ from, to, perMTok }) => [from, to, perMTok.input])).toEqual([
      [null, "2026-09-01", "2"],
      ["2026-09-01", null, "3"],
    ]);
  });

  it("splits the day where prices follow the clock", () => {
    const { entries } = read({
      prices: [
        { prices: { input_mtok: 1 } },
        { constraint: { start_time: "00:30:00Z", end_time: "16:30:00Z" }, prices: { input_mtok: 2 } },
      ],
    });
    expect(entries.map(({ hours, perMTok }) => [hours, perMTok.input])).toEqual([
      [{ from: "16:30", to: "00:30" }, "1"],
      [{ from: "00:30", to: "16:30" }, "2"],
    ]);
  });

  it("reads tiers, requests by the thousand, audio, and matchers", () => {
    const { entries } = read({
      match: { or: [{ starts_with: "m-" }, { regex: "^n\\d$" }] },
      prices: {
        input_mtok: { base: 3, tiers: [{ start: 200000, price: 6 }] },
        output_mtok: 15,
        requests_kcount: 12,
        input_audio_mtok: 1,
      },
    });
    expect(entries[0]).toMatchObject({
      provider: "xai",
      match: { or: [{ startsWith: "m-" }, { regex: "^n\\d$" }] },
      perMTok: { input: "3", output: "15" },
      contextTiers: [{ above: 200_000, perMTok: { input: "6" } }],
      perRequest: "0.012",
      units: { input_audio_token: "0.000001" },
    });
  });

  it("does not guess at matchers and constraints it cannot read", () => {
    expect(read({ match: { regex: "(" }, prices: { input_mtok: 1 } }).findings[0]?.code).toBe("bad-matcher");
    expect(
      read({ prices: [{ prices: { input_mtok: 1 } }, { constraint: { weekday: 1 }, prices: { input_mtok: 9 } }] })
        .findings[0]?.code,
    ).toBe("unknown-constraint");
  });
});

describe("models.dev", () => {
  const cost = {
    input: 5,
    output: 30,
    cache_read: 0.5,
    cached_input: 9,
    tiers: [{ tier: { size: 272000 }, input: 10, output: 45 }],
  };
  const expected = {
    provider: "openai",
    model: "gpt-5.5",
    perMTok: { input: "5", output: "30", cacheRead: "0.5" },
    contextTiers: [{ above: 272_000, perMTok: { input: "10", output: "45" } }],
  };

  it("leaves out a tier without a size: it would price every request", () => {
    const tiers = [null, 0, "", -1].map((size) => ({ tier: { size }, input: 100 }));
    const { entries } = readModelsDev(
      JSON.stringify({ openai: { models: { m: { cost: { input: 1, output: 2, tiers } } } } }),
      day,
    );
    expect(entries[0]?.contextTiers).toEqual([]);
  });

  it("reads its JSON and its table alike, and names misspelt costs", () => {
    const json = readModelsDev(JSON.stringify({ openai: { models: { "gpt-5.5": { cost } } } }), day);
    const csv = readModelsDev(
      'provider,model,name,cost.cache_read,cost.cached_input,cost.input,cost.output,cost.tiers[0].input,cost.tiers[0].output,cost.tiers[0].tier.size\nopenai,gpt-5.5,"GPT, 5.5",0.5,9,5.0,30.0,10.0,45.0,272000\n',
      day,
    );
    for (const { entries, findings } of [json, csv]) {
      expect(entries[0]).toMatchObject(expected);
      expect(entries[0]?.perMTok).toEqual(expected.perMTok);
      expect(findings.map(({ code, place }) => [code, place])).toEqual([
        ["unknown-price", "openai › gpt-5.5 › cached_input"],
      ]);
    }
  });
});

describe("OpenRouter", () => {
  it("reads strings per token, keeps the slug as another name, and leaves out prices that vary", () => {
    const { entries, findings } = readOpenRouter(
      JSON.stringify({
        data: [
          {
            id: "a/b",
            canonical_slug: "a/b-20260101",
            expiration_date: "2026-12-31",
            pricing: {
              prompt: "0.0000001",
              completion: "0.0000004",
              internal_reasoning: "0",
              web_search: "0.01",
              overrides: [{ min_prompt_tokens: 32000, prompt: "0.0000002" }],
            },
          },
          { id: "auto", pricing: { prompt: "-1", completion: "-1" } },
        ],
      }),
      day,
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      provider: "openrouter",
      model: "a/b",
      aliases: ["a/b-20260101"],
      retiresOn: "2026-12-31",
      perMTok: { input: "0.1", output: "0.4" },
      contextTiers: [{ above: 31_999, perMTok: { input: "0.2" } }],
      units: { web_search: "0.01" },
    });
    expect(entries[0]?.perMTok.reasoning).toBeUndefined();
    expect(findings[0]?.code).toBe("varying-price");
  });
});

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

describe("Portkey", () => {
  it("reads cents, and puts the price of training on the tuned model", () => {
    const paid = (input: number, output: number) => ({
      pricing_config: {
        pay_as_you_go: {
          request_token: { price: input },
          response_token: { price: output },
          cache_write_input_token: { price: 0 },
        },
      },
    });
    const base = {
      ...paid(1.5e-5, 6e-5),
      custom_pricing: {
        regions: { default: { execution_modes: { batch: paid(7.5e-6, 3e-5), priority: paid(2.5e-5, 1e-4) } } },
      },
    };
    const tuning = {
      pricing_config: { ...base.pricing_config, finetune_config: { pay_per_token: { price: 0.0003 } } },
    };
    const { entries } = readPortkey(
      JSON.stringify({
        default: paid(0, 0),
        "gpt-4o-mini-2024-07-18": { ...base, ...tuning },
        "ft:gpt-4o-mini-2024-07-18": paid(3e-5, 1.2e-4),
      }),
      day,
    );
    expect(entries.map(({ model }) => model)).toEqual(["gpt-4o-mini-2024-07-18", "ft:gpt-4o-mini-2024-07-18"]);
    expect(entries[0]).toMatchObject({
      provider: "openai",
      perMTok: { input: "0.15", output: "0.6" },
      batchFactor: "0.5",
      priority: { perMTok: { input: "0.25", output: "1" } },
    });
    expect(entries[0]?.perMTok.cacheWrite5m).toBeUndefined();
    expect(entries[1]).toMatchObject({ perMTok: { input: "0.3", output: "1.2" }, training: { perMTok: "3" } });
  });

  it("reads context tiers of every mode, and tokens of sound and pictures", () => {
    const paid = (input: number) => ({ pricing_config: { pay_as_you_go: { request_token: { price: input } } } });
    const tiers = (base: number, long?: number) => ({
      context_tiers: { short: paid(base), ...(long === undefined ? {} : { long: paid(long) }) },
    });
    const { entries } = readPortkey(
      JSON.stringify({
        "gpt-5.4": {
          ...paid(0.00025),
          custom_pricing: {
            context_tier_map: { 0: "short", 272000: "long" },
            regions: {
              default: {
                execution_modes: {
                  standard: tiers(0.00025, 0.0005),
                  batch: tiers(0.000125, 0.00025),
                  flex: tiers(0.000125, 0.00025),
                  priority: tiers(0.0005),
                },
              },
            },
          },
        },
        "gpt-image-1": {
          pricing_config: {
            pay_as_you_go: {
              request_text_token: { price: 0.0005 },
              request_image_token: { price: 0.001 },
              cache_read_image_input_token: { price: 0.00025 },
              response_image_token: { price: 0.004 },
              cache_read_audio_input_token: { price: 0.0001 },
            },
          },
        },
      }),
      day,
    );
    expect(entries[0]).toMatchObject({
      perMTok: { input: "2.5" },
      contextTiers: [{ above: 272_000, perMTok: { input: "5" } }],
      batchFactor: "0.5",
      flex: { perMTok: { input: "1.25" }, contextTiers: [{ above: 272_000, perMTok: { input: "2.5" } }] },
      priority: { perMTok: { input: "5" }, contextTiers: [] },
    });
    expect(entries[1]).toMatchObject({
      perMTok: { input: "5" },
      units: {
        input_image_token: "0.00001",
        cache_image_token: "0.0000025",
        output_image_token: "0.00004",
        cache_audio_token: "0.000001",
      },
    });
  });
});
