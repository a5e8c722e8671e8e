import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "@/server/kernel/decimal";
import { addTokens, noTokens, TOKEN_BUCKETS, type TokenBuckets } from "@/server/kernel/tokens";
import { costOf } from "./cost-of";
import { segmentRates } from "./price-segments";
import { sampleEntry } from "./sample-entry";

const million = 1_000_000;
const count = fc.integer({ min: 0, max: 50_000_000 });
const tokens: fc.Arbitrary<TokenBuckets> = fc.record({
  uncachedInput: count,
  cacheRead: count,
  cacheWrite5m: count,
  cacheWrite1h: count,
  output: count,
  reasoning: count,
});
const price = fc.integer({ min: 0, max: 100_000_000 }).map((units) => new Decimal(units).div(million).toString());
const entry = fc
  .record(
    { input: price, cacheRead: price, cacheWrite5m: price, cacheWrite1h: price, output: price, reasoning: price },
    { requiredKeys: [] },
  )
  .map((perMTok) => sampleEntry({ perMTok }));

describe("the value of usage", () => {
  it("is the sum of its buckets at their prices", () => {
    const full = sampleEntry({
      perMTok: { input: "3", cacheRead: "0.3", cacheWrite5m: "3.75", cacheWrite1h: "6", output: "15", reasoning: "20" },
    });
    const row = {
      uncachedInput: 1000,
      cacheRead: 2000,
      cacheWrite5m: 300,
      cacheWrite1h: 400,
      output: 500,
      reasoning: 60,
    };
    expect(costOf(full, { tokens: row })).toEqual({
      cost: "0.015825",
      currency: "USD",
      priced: "full",
      unpriced: [],
      upperBound: null,
    });
  });

  it("bills reasoning as output where it has no price of its own", () => {
    expect(costOf(sampleEntry(), { tokens: { reasoning: million } }).cost).toBe("8");
  });

  it("is partly known where a bucket has no price, and unknown where none has", () => {
    expect(costOf(sampleEntry(), { tokens: { uncachedInput: million, cacheWrite5m: 1 } })).toMatchObject({
      cost: "2",
      priced: "partly",
      unpriced: ["cacheWrite5m"],
    });
    expect(costOf(sampleEntry(), { tokens: { cacheWrite1h: 5 } })).toMatchObject({ cost: null, priced: "none" });
    expect(costOf(null, { tokens: { output: 5 } })).toMatchObject({ cost: null, priced: "none", unpriced: ["output"] });
  });

  it("keeps free apart from unknown", () => {
    const free = sampleEntry({ perMTok: { input: "0", output: "0" } });
    expect(costOf(free, { tokens: { uncachedInput: 7 } })).toMatchObject({ cost: "0", priced: "full" });
    expect(costOf(sampleEntry({ perMTok: {} }), { tokens: { uncachedInput: 7 } })).toMatchObject({
      cost: null,
      priced: "none",
    });
  });

  it("prices what imports count under the names that feeds publish", () => {
    const priced = sampleEntry({
      units: {
        input_audio_token: "0.00001",
        cache_audio_token: "0.000004",
        web_search_low: "0.01",
        web_search_high: "0.01",
      },
    });
    const units = { audioInputTokens: 1_000, audioCachedInputTokens: 500, webSearches: 3 };
    expect(costOf(priced, { tokens: {}, units })).toMatchObject({ cost: "0.042", priced: "full", unpriced: [] });
    expect(costOf(priced, { tokens: {}, units: { ...units, imageInputTokens: 1 } })).toMatchObject({
      ...{ cost: "0.042", priced: "partly", unpriced: ["units.imageInputTokens"] },
    });
    const kind = { serviceTier: "", batch: false, contextTier: "" };
    expect(segmentRates(priced, kind).units).toMatchObject({
      audioInputTokens: "0.00001",
      input_audio_token: "0.00001",
    });
  });

  it("leaves searches unpriced that cost differently by a size nobody tells", () => {
    const priced = sampleEntry({ units: { web_search_low: "0.01", web_search_high: "0.05" } });
    expect(costOf(priced, { tokens: {}, units: { webSearches: 3 } })).toMatchObject({ cost: null, priced: "none" });
  });

  it("knows the price of a unit under the names of imports and of feeds alike", () => {
    const priced = sampleEntry({
      units: { web_search_low: "0.01", web_search_high: "0.01", input_second: "0.0001", input_character: "0.000015" },
    });
    for (const [name, cost] of [
      ["webSearches", "0.03"],
      ["web_search", "0.03"],
      ["audioSeconds", "0.0003"],
      ["characters", "0.000045"],
    ] as const)
      expect(costOf(priced, { tokens: {}, units: { [name]: 3 } })).toMatchObject({ cost, priced: "full" });
  });

  it("multiplies tokens, not requests and units, by the batch factor", () => {
    const priced = sampleEntry({ batchFactor: "0.5", perRequest: "0.01", units: { web_search: "0.02" } });
    expect(
      costOf(priced, { tokens: { uncachedInput: million }, batch: true, requests: 10, units: { web_search: 5 } }).cost,
    ).toBe("1.2");
  });

  it("says that it does not know a batch or tier price, and shows the standard one", () => {
    expect(costOf(sampleEntry(), { tokens: { uncachedInput: million }, batch: true })).toMatchObject({
      cost: "2",
      priced: "partly",
      unpriced: ["batch"],
    });
    expect(costOf(sampleEntry(), { tokens: { uncachedInput: million }, serviceTier: "scale" }).unpriced).toEqual([
      "serviceTier",
    ]);
  });

  it("uses a service tier's own prices", () => {
    const tiered = sampleEntry({
      flex: { perMTok: { input: "1" }, contextTiers: [] },
      priority: { perMTok: { input: "4" }, contextTiers: [] },
    });
    const cost = (serviceTier: string) => costOf(tiered, { tokens: { uncachedInput: million }, serviceTier }).cost;
    expect([cost("default"), cost("flex"), cost("priority_on_demand")]).toEqual(["2", "1", "4"]);
  });

  it("asks for requests where the price has some and the source counts none", () => {
    const priced = sampleEntry({ perRequest: "0.01" });
    expect(costOf(priced, { tokens: { uncachedInput: million }, requests: null }).unpriced).toEqual(["requests"]);
    expect(costOf(priced, { tokens: {}, units: { page: 2 }, requests: 1 })).toMatchObject({
      unpriced: ["units.page"],
      cost: "0.01",
    });
  });
});

describe("context tiers", () => {
  const tiered = sampleEntry({ contextTiers: [{ above: 200_000, perMTok: { input: "4", output: "12" } }] });

  it("are a cliff: one token more, and the whole request is dearer", () => {
    const at = (contextTokens: number) =>
      costOf(tiered, { tokens: { uncachedInput: million, output: million }, contextTokens }).cost;
    expect(at(200_000)).toBe("10");
    expect(at(200_001)).toBe("16");
  });

  it("that are not known give the base and the most it may be", () => {
    expect(costOf(tiered, { tokens: { uncachedInput: million } })).toMatchObject({ cost: "2", upperBound: "4" });
    expect(costOf(tiered, { tokens: { uncachedInput: 200_000 } }).upperBound).toBeNull();
  });

  it("are known from the provider's label", () => {
    const at = (contextTier: string) => costOf(tiered, { tokens: { uncachedInput: million }, contextTier });
    expect(at("≤ 200k")).toMatchObject({ cost: "2", upperBound: null });
    expect(at("> 200k")).toMatchObject({ cost: "4", upperBound: null });
    expect(at("200k-1M")).toMatchObject({ cost: "4", upperBound: null });
    expect(at("0-200k")).toMatchObject({ cost: "2", upperBound: null });
    expect(at("whatever")).toMatchObject({ cost: "2", upperBound: "4" });
  });

  it("leave what they do not name at the base price, and reasoning with output", () => {
    expect(costOf(tiered, { tokens: { cacheRead: million, reasoning: million }, contextTokens: 300_000 }).cost).toBe(
      "12.5",
    );
  });
});

describe("properties of value", () => {
  it("more tokens never cost less", () => {
    fc.assert(
      fc.property(entry, tokens, fc.constantFrom(...TOKEN_BUCKETS), count, (priced, usage, bucket, more) => {
        const before = costOf(priced, { tokens: usage }).cost;
        const after = costOf(priced, { tokens: { ...usage, [bucket]: usage[bucket] + more } }).cost;
        if (before === null || after === null) return;
        expect(new Decimal(after).greaterThanOrEqualTo(before)).toBe(true);
      }),
    );
  });

  it("the value of a sum is the sum of values, to the last digit", () => {
    fc.assert(
      fc.property(entry, tokens, tokens, (priced, one, other) => {
        const parts = [one, other].map((usage) => new Decimal(costOf(priced, { tokens: usage }).cost ?? 0));
        const whole = costOf(priced, { tokens: addTokens(one, other) }).cost ?? "0";
        expect(new Decimal(whole).equals(parts[0]!.plus(parts[1]!))).toBe(true);
      }),
    );
  });

  it("unknown is never 0: a bucket with tokens and no price is named", () => {
    fc.assert(
      fc.property(entry, tokens, (priced, usage) => {
        const { cost, priced: how, unpriced } = costOf(priced, { tokens: usage });
        const names = {
          uncachedInput: "input",
          cacheRead: "cacheRead",
          cacheWrite5m: "cacheWrite5m",
          cacheWrite1h: "cacheWrite1h",
          output: "output",
        } as const;
        for (const [bucket, name] of Object.entries(names))
          if (usage[bucket as keyof typeof names] > 0)
            expect(unpriced.includes(bucket)).toBe(priced.perMTok[name] === undefined);
        expect(cost === null).toBe(how === "none");
        expect(how === "full").toBe(unpriced.length === 0);
      }),
    );
  });

  it("the upper bound is never below the value", () => {
    fc.assert(
      fc.property(tokens, fc.integer({ min: 0, max: 1_000_000 }), price, (usage, above, input) => {
        const tiered = sampleEntry({
          perMTok: { input: "1", cacheRead: "1", cacheWrite5m: "1", cacheWrite1h: "1", output: "1" },
          contextTiers: [{ above, perMTok: { input } }],
        });
        const { cost, upperBound } = costOf(tiered, { tokens: { ...noTokens, ...usage } });
        if (upperBound !== null) expect(new Decimal(upperBound).greaterThanOrEqualTo(cost ?? 0)).toBe(true);
      }),
    );
  });
});
