import { describe, expect, it } from "vitest";
import type { PriceEntry } from "../schema";
import { applyFeed, type AppliedFeed, type FeedProposals } from "./apply-feed";
import { layOverBundled } from "./lay-over-bundled";
import { sampleEntry } from "./sample-entry";

const book = (changes: Partial<PriceEntry> = {}) =>
  sampleEntry({ source: "the book", from: "2026-01-01", checkedOn: "2026-06-01", ...changes });
const from = (feed: string, changes: Partial<PriceEntry> = {}) => sampleEntry({ source: feed, ...changes });
const apply = (
  entries: readonly PriceEntry[],
  proposals: readonly PriceEntry[],
  more: Partial<FeedProposals> = {},
): AppliedFeed => applyFeed(entries, { feed: "one", asOf: "2026-08-01", proposals, ...more });
const dates = ({ entries }: Pick<AppliedFeed, "entries">) =>
  entries.map(({ perMTok, from: begins, to }) => [perMTok.input, begins, to]);
const cheaper = { input: "1.5", cacheRead: "0.4", output: "6" };

describe("a feed over a book", () => {
  it("changes nothing where it says the same within a hundredth", () => {
    const applied = apply([book()], [from("one", { perMTok: { input: "2.01", output: "8" } })]);
    expect(applied.counts).toMatchObject({ unchanged: 1, added: 0, changed: 0 });
    expect(dates(applied)).toEqual([["2", "2026-01-01", null]]);
  });

  it("is disputed where it alone contradicts the book, which stays in force", () => {
    const applied = apply([book()], [from("one", { perMTok: cheaper })]);
    expect(applied.open.map(({ verdict, others }) => [verdict, others.map(({ source }) => source)])).toEqual([
      ["disputed", ["the book"]],
    ]);
    expect(dates(applied)).toEqual([["2", "2026-01-01", null]]);
  });

  it("is accepted from the day on which a second feed agrees", () => {
    const statements = [{ feed: "two", entries: [from("two", { perMTok: { ...cheaper, input: "1.51" } })] }];
    const applied = apply([book()], [from("one", { perMTok: cheaper })], { statements });
    expect(applied.counts).toMatchObject({ agreed: 1, changed: 1, disputed: 0 });
    expect(dates(applied)).toEqual([
      ["2", "2026-01-01", "2026-08-01"],
      ["1.5", "2026-08-01", null],
    ]);
  });

  it("stays disputed where as many sources say otherwise", () => {
    const statements = [
      { feed: "two", entries: [from("two", { perMTok: cheaper })] },
      { feed: "three", entries: [from("three")] },
    ];
    expect(apply([book()], [from("one", { perMTok: cheaper })], { statements }).counts).toMatchObject({ disputed: 1 });
  });

  it("is not held against what is itself no likely price", () => {
    const statements = [{ feed: "two", entries: [from("two", { perMTok: { input: "2000000", output: "8000000" } })] }];
    expect(apply([], [from("one")], { statements }).counts).toMatchObject({ single: 1, added: 1 });
  });

  it("is quarantined where a figure was no price, and nothing of the entry is taken", () => {
    const proposed = from("one", { perMTok: { output: "7" } });
    const spoiled = new Map([[proposed, [{ code: "negative" as const, part: "input", value: "-1", threshold: "0" }]]]);
    const applied = apply([], [proposed], { spoiled });
    expect([applied.entries, applied.open.map(({ verdict }) => verdict)]).toEqual([[], ["quarantined"]]);
  });

  it("takes a change of a unit, a tier or a batch alone from the same feed", () => {
    const own = { source: "one", note: "feed:one", from: null, checkedOn: "2026-07-01" };
    for (const change of [
      { units: { web_search: "0.02" } },
      { contextTiers: [{ above: 200_000, perMTok: { input: "4" } }] },
      { batchFactor: "0.5" },
      { perRequest: "0.001" },
    ]) {
      const applied = apply([book({ ...own, units: { web_search: "0.01" } })], [from("one", change)]);
      expect(applied.counts, JSON.stringify(change)).toMatchObject({ changed: 1 });
    }
  });

  it("keeps a feed's own dates, past and future", () => {
    const dated = [
      from("one", { perMTok: { input: "1", output: "6" }, to: "2026-07-30" }),
      from("one", { perMTok: { input: "0.8", output: "5" }, from: "2026-07-30", to: "2026-09-01" }),
      from("one", { perMTok: { input: "0.9", output: "5" }, from: "2026-09-01" }),
    ];
    expect(dates(apply([], dated))).toEqual([
      ["1", null, "2026-07-30"],
      ["0.8", "2026-07-30", "2026-09-01"],
      ["0.9", "2026-09-01", null],
    ]);
  });

  it("keeps the price of a model that has left it", () => {
    const first = apply([], [from("one"), from("one", { model: "gpt-y" })], { asOf: "2026-07-01" });
    const second = apply(first.entries, [from("one")]);
    expect(second.entries.filter(({ model }) => model === "gpt-y")).toHaveLength(2);
    expect(second.counts).toMatchObject({ unchanged: 1, changed: 0 });
  });

  it("puts an older file before what is known, without touching it", () => {
    const first = apply([], [from("one")]);
    const older = apply(first.entries, [from("one", { perMTok: { input: "3", output: "8" } })], { asOf: "2026-04-01" });
    expect(dates(older)).toEqual([
      ["3", null, "2026-04-01"],
      ["3", "2026-04-01", "2026-08-01"],
      ["2", "2026-08-01", null],
    ]);
  });

  it("brings a retirement day to come where the book has none; a stale one never, another one is asked about", () => {
    const retiring = (retiresOn: string) => [from("one", { retiresOn })];
    const taken = apply([book()], retiring("2026-12-11"));
    expect(taken.entries[0]).toMatchObject({ retiresOn: "2026-12-11", retirementSource: "one", source: "the book" });
    expect(apply([book()], retiring("2026-07-31")).entries[0]?.retiresOn).toBeUndefined();
    const known = apply([book({ retiresOn: "2026-12-01" })], retiring("2026-12-11"));
    expect(known.open[0]?.reasons.map(({ code }) => code)).toEqual(["retirement-differs"]);
    expect(known.entries[0]?.retiresOn).toBe("2026-12-01");
    expect(apply(taken.entries, retiring("2027-01-14")).entries[0]?.retiresOn).toBe("2027-01-14");
  });

  it("counts the first of two entries that say two things of one model", () => {
    const twice = [from("one"), from("one", { perMTok: { input: "9" } })];
    expect(dates(apply([], twice)).map(([input]) => input)).toEqual(["2", "2"]);
  });
});

describe("a changed bundled book", () => {
  const feedRow = (changes: Partial<PriceEntry> = {}) =>
    from("one", { note: "feed:one", from: "2026-08-01", checkedOn: "2026-08-01", perMTok: cheaper, ...changes });

  it("lies under what feeds brought since", () => {
    const rows = layOverBundled([book()], [book({ to: "2026-08-01" }), feedRow()]);
    expect(dates({ entries: rows })).toEqual([
      ["2", "2026-01-01", "2026-08-01"],
      ["1.5", "2026-08-01", null],
    ]);
  });

  it("counts where it looked later", () => {
    const rows = layOverBundled([book({ checkedOn: "2026-09-01" })], [feedRow()]);
    expect(dates({ entries: rows })).toEqual([["2", "2026-01-01", null]]);
  });

  it("keeps models that only feeds know", () => {
    expect(layOverBundled([book()], [feedRow({ model: "gpt-y" })])).toHaveLength(2);
  });
});
