import { describe, expect, it } from "vitest";
import { noTokens } from "@/server/kernel/tokens";
import { bookSchema, indexBook, type BookInForce } from "@/server/pricing";
import { priceLookup } from "./price-lookup";
import type { UsageSum } from "./usage-store";
import { valueNow } from "./value-now";

const entry = (given: object) => ({
  ...{ provider: "openai", from: null, to: null, currency: "USD", source: "test", checkedOn: "2026-01-01" },
  ...given,
});
const book = bookSchema.parse({
  version: "test",
  entries: [
    entry({ model: "base", perMTok: { input: "2", cacheRead: "0.5", output: "8" }, retiresOn: "2027-06-01" }),
    entry({ model: "ft:base", perMTok: { input: "3", output: "12" }, retiresOn: "2028-01-01" }),
    entry({
      ...{ model: "long", perMTok: { input: "1", output: "2" } },
      contextTiers: [{ above: 200_000, perMTok: { input: "4" } }],
    }),
    entry({ model: "half", perMTok: { input: "1" } }),
    entry({ model: "euro", currency: "EUR", perMTok: { input: "1", output: "2" } }),
    entry({ model: "asked", perMTok: {}, perRequest: "0.02" }),
    entry({ model: "changed", to: "2026-09-01", perMTok: { input: "2", output: "2" } }),
    entry({ model: "changed", from: "2026-09-01", perMTok: { input: "1", output: "1" } }),
  ],
});
const inForce: BookInForce = {
  version: "test",
  number: 1,
  book,
  index: indexBook(book),
  listIndex: indexBook(book),
  isPinned: false,
  overrideIds: [],
  currency: "USD",
};
const ask = (model: string, input = 1_000, day = "2026-09-30") =>
  priceLookup(inForce, day)({ provider: "openai", model }, input);

describe("prices for the engine", () => {
  it("are those in force on the day", () => {
    expect(ask("base")).toEqual({
      price: { inputPerMTok: 2, outputPerMTok: 8, cachedInputPerMTok: 0.5 },
      retiresOn: "2027-06-01",
    });
    expect(
      [ask("changed", 1, "2026-08-31"), ask("changed", 1, "2026-09-01")].map((one) => one?.price.inputPerMTok),
    ).toEqual([2, 1]);
    expect(ask("asked")?.price).toEqual({ perRequest: 0.02 });
  });

  it("let a fine-tune live no longer than its base model", () => {
    expect(ask("ft:base:acme::a1")).toMatchObject({ price: { inputPerMTok: 3 }, retiresOn: "2027-06-01" });
  });

  it("follow the cliff of a long context", () => {
    expect([200_000, 200_001].map((input) => ask("long", input)?.price)).toEqual([
      { inputPerMTok: 1, outputPerMTok: 2 },
      { inputPerMTok: 4, outputPerMTok: 2 },
    ]);
  });

  it("are unknown, never free, where a direction has none or the currency is another", () => {
    expect([ask("half"), ask("euro"), ask("nobody")]).toEqual([null, null, null]);
  });
});

describe("usage at the prices of a day", () => {
  const used = (model: string): UsageSum => ({
    ...{
      slot: 0,
      workloadId: null,
      provider: "openai",
      model,
      zone: "",
      serviceTier: "",
      batch: false,
      contextTier: "",
    },
    ...{ requests: 10, countedTokens: 0, valuedCost: null, pricedTokens: 0, units: null },
    tokens: { ...noTokens, uncachedInput: 1_000_000, output: 500_000 },
  });
  const value = (model: string) => {
    const { cost, pricedTokens } = valueNow(used(model), inForce, "2026-09-30");
    return [cost?.toFixed() ?? null, pricedTokens];
  };
  it("counts what has a price and says how much that is", () => {
    expect(value("base")).toEqual(["6", 1_500_000]);
    expect(value("half")).toEqual(["1", 1_000_000]);
    expect(value("euro")).toEqual([null, 0]);
    expect(value("nobody")).toEqual([null, 0]);
  });
});
