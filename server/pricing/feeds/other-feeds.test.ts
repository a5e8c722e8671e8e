import { describe, expect, it } from "vitest";
import { readGenaiPrices } from "./genai-prices";
import { readModelsDev } from "./models-dev";
import { readOpenRouter } from "./openrouter";

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
