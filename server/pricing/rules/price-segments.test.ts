import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { inputTokens, TOKEN_BUCKETS, type TokenBuckets } from "@/server/kernel/tokens";
import { bundledBook } from "../book/bundled-book";
import { costOf } from "./cost-of";
import { indexBook } from "./index-book";
import { priceAt } from "./price-at";
import { askedProvider, priceSegments, segmentRates, type PerToken } from "./price-segments";
import { manyRuns } from "@/server/testing/many-runs";

const index = indexBook(bundledBook);
const models = [
  ...new Set(bundledBook.entries.map(({ provider, model }) => `${provider}\n${model}`)),
  "\nClaude Haiku 4.5",
  "unknown\nft:gpt-4o-2024-08-06:acme::1",
  "azure\ngpt-4o-mini",
  "\ngpt-5o",
];
const count = fc.integer({ min: 0, max: 2_000_000 });
const kinds = fc.record({
  model: fc.constantFrom(...models),
  serviceTier: fc.constantFrom("", "default", "flex", "priority", "scale"),
  batch: fc.boolean(),
  contextTier: fc.constantFrom("", "≤ 200k", "> 200k", "200k-1M"),
});
const usages: fc.Arbitrary<TokenBuckets> = fc.record({
  uncachedInput: count,
  cacheRead: count,
  cacheWrite5m: count,
  cacheWrite1h: count,
  output: count,
  reasoning: count,
});

const sum = (tokens: TokenBuckets, rates: PerToken): Decimal =>
  TOKEN_BUCKETS.reduce(
    (total, bucket) => total.plus(new Decimal(rates[bucket] ?? 0).times(tokens[bucket])),
    new Decimal(0),
  );

describe("price segments", () => {
  it("value a row as the price of its day does, to the last digit", () => {
    fc.assert(
      fc.property(kinds, usages, fc.integer({ min: 0, max: 700 }), (kind, tokens, offset) => {
        const day = addDays("2025-01-01", offset);
        const [provider = "", model = ""] = kind.model.split("\n");
        const price = priceAt(index, { provider: askedProvider(provider), model, day });
        const expected = costOf(price?.entry ?? null, { tokens, ...kind });
        const there = priceSegments(index, provider, model).filter(
          ({ from, to }) => (from === null || from <= day) && (to === null || day < to),
        );
        expect(there.map(({ entry, rule }) => ({ entry, rule }))).toEqual(price ? [price] : []);
        if (!there[0]) return;
        const { tokens: rates, upper, unknown } = segmentRates(there[0].entry, kind);
        const base = sum(tokens, rates);
        const isPriced = TOKEN_BUCKETS.some((bucket) => tokens[bucket] > 0 && rates[bucket] !== null);
        if (isPriced) {
          expect(expected.cost).toBe(base.toString());
          expect(unknown.every((tier) => expected.unpriced.includes(tier))).toBe(true);
        }
        const reachable = upper
          .filter(({ above }) => above < inputTokens(tokens))
          .map((level) => sum(tokens, level.tokens));
        if (isPriced && expected.upperBound !== null)
          expect(expected.upperBound).toBe(Decimal.max(base, ...reachable).toString());
        if (isPriced && expected.upperBound === null) expect(reachable).toEqual([]);
      }),
      manyRuns(500),
    );
  });

  it("stand in order and never overlap", () => {
    for (const name of models) {
      const [provider = "", model = ""] = name.split("\n");
      const segments = priceSegments(index, provider, model);
      segments.slice(1).forEach((segment, at) => expect((segments[at]?.to ?? "9") <= (segment.from ?? "")).toBe(true));
    }
  });
});
