import { describe, expect, it } from "vitest";
import type { PriceEntry } from "../schema";
import { bookFromFeeds } from "./book-from-feeds";
import { indexBook } from "./index-book";
import { priceAt } from "./price-at";
import { sampleEntry } from "./sample-entry";

const snapshot = (day: string, entries: PriceEntry[], feed = "litellm") => ({ feed, day, entries });
const at = (input: string, changes: Partial<PriceEntry> = {}) => sampleEntry({ perMTok: { input }, ...changes });
const index = indexBook(
  bookFromFeeds("test", [
    snapshot("2026-04-01", [at("3", { model: "gpt-new" }), at("2")]),
    snapshot("2026-01-01", [at("1"), at("5", { model: "gpt-gone" })]),
    snapshot("2026-07-01", [at("4")]),
  ]),
);
const price = (model: string, day: string) => {
  const found = priceAt(index, { model, day });
  return found && [found.entry.perMTok.input, found.entry.from, found.entry.to, found.rule];
};

describe("a book of snapshots", () => {
  it("holds each from its day until the next of the same feed, in whatever order they are named", () => {
    expect(price("gpt-x", "2026-01-01")).toEqual(["1", "2026-01-01", "2026-04-01", "exact"]);
    expect(price("gpt-x", "2026-03-31")?.[0]).toBe("1");
    expect(price("gpt-x", "2026-04-01")?.[0]).toBe("2");
    expect(price("gpt-x", "2027-01-01")).toEqual(["4", "2026-07-01", null, "exact"]);
  });

  it("uses the first for the days before it, and says so", () => {
    expect(price("gpt-x", "2020-02-29")).toEqual(["1", null, "2026-01-01", "before-first-snapshot"]);
    expect(price("gpt-new", "2025-01-01")).toBeNull();
  });

  it("keeps the last price of a model that a later snapshot lacks", () => {
    expect(price("gpt-gone", "2026-03-31")?.[3]).toBe("exact");
    expect(price("gpt-gone", "2026-09-01")).toEqual(["5", "2026-04-01", null, "last-known-price"]);
    expect(price("gpt-new", "2026-08-01")?.[0]).toBe("3");
  });

  it("lets a price that comes back follow the one that was kept", () => {
    const back = indexBook(
      bookFromFeeds("test", [
        snapshot("2026-01-01", [at("1")]),
        snapshot("2026-02-01", []),
        snapshot("2026-03-01", [at("2")]),
      ]),
    );
    const inputs = ["2026-01-15", "2026-02-15", "2026-03-15"].map(
      (day) => priceAt(back, { model: "gpt-x", day })?.entry.perMTok.input,
    );
    expect(inputs).toEqual(["1", "1", "2"]);
  });

  it("keeps the dates that the feed itself gives", () => {
    const dated = indexBook(
      bookFromFeeds("test", [
        snapshot("2026-08-21", [at("2", { to: "2026-09-01" }), at("3", { from: "2026-09-01" })], "genai-prices"),
      ]),
    );
    const on = (day: string) => priceAt(dated, { model: "gpt-x", day });
    expect([on("2026-08-31")?.entry.perMTok.input, on("2026-09-01")?.entry.perMTok.input]).toEqual(["2", "3"]);
    expect(on("2026-08-01")?.rule).toBe("before-first-snapshot");
  });

  it("takes files of one feed and day for parts of one snapshot", () => {
    const parts = indexBook(
      bookFromFeeds("test", [
        snapshot("2026-01-01", [at("1")], "portkey"),
        snapshot("2026-01-01", [at("5", { model: "gpt-other" })], "portkey"),
      ]),
    );
    for (const [model, input] of [
      ["gpt-x", "1"],
      ["gpt-other", "5"],
    ] as const) {
      expect(priceAt(parts, { model, day: "2025-06-01" })).toMatchObject({ rule: "before-first-snapshot" });
      expect(priceAt(parts, { model, day: "2026-02-01" })).toMatchObject({
        rule: "exact",
        entry: { perMTok: { input } },
      });
    }
  });

  it("prefers the feed that is named first", () => {
    const two = indexBook(
      bookFromFeeds("test", [snapshot("2026-01-01", [at("1")], "a"), snapshot("2026-06-01", [at("9")], "b")]),
    );
    expect(priceAt(two, { model: "gpt-x", day: "2026-07-01" })?.entry.perMTok.input).toBe("1");
  });
});
