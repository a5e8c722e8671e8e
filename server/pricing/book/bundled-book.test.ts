import { describe, expect, it } from "vitest";
import { checkBook } from "../rules/check-book";
import { costOf } from "../rules/cost-of";
import { indexBook } from "../rules/index-book";
import { priceAt } from "../rules/price-at";
import { sampleEntry } from "../rules/sample-entry";
import { bookSchema } from "../schema";
import { bundledBook } from "./bundled-book";

describe("the bundled book", () => {
  it("has the shape of a book", () => {
    expect(bookSchema.safeParse(bundledBook).error?.issues ?? []).toEqual([]);
  });

  it("has no overlapping ranges, no stale rows, no impossible retirement", () => {
    expect(checkBook(bundledBook, "2026-10-01")).toEqual([]);
  });

  it("prices the models of five quarters on each of their days", () => {
    const index = indexBook(bundledBook);
    for (const day of ["2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01", "2026-09-30"])
      for (const model of [
        "gpt-4o",
        "gpt-4o-mini",
        "gpt-4.1-mini",
        "gemini-2.5-pro",
        "mistral-large-latest",
        "ft:gpt-4o-mini-2024-07-18",
        "deepseek-chat",
      ])
        expect([model, day, priceAt(index, { model, day })?.entry.perMTok.input ?? null]).not.toContain(null);
  });

  it.each([
    ["anthropic", "claude-sonnet-4-5", { webSearches: 100 }, "1"],
    ["openai", "gpt-4o-audio-preview", { audioInputTokens: 1_000_000, audioOutputTokens: 1_000_000 }, "120"],
    ["openai", "gpt-realtime-mini", { audioCachedInputTokens: 1_000_000 }, "0.3"],
    ["google", "gemini-2.5-flash", { audioInputTokens: 1_000_000 }, "1"],
  ])("knows what %s's %s asks for what is no text", (provider, model, units, cost) => {
    const found = priceAt(indexBook(bundledBook), { provider, model, day: "2026-08-01" });
    expect(costOf(found?.entry ?? null, { tokens: {}, units })).toMatchObject({ cost, priced: "full" });
  });

  it.each([
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", "6.6"],
    ["anthropic.claude-sonnet-4-20250514-v1:0", "6"],
    ["claude-sonnet-4-5", "6"],
  ])("knows long contexts of Claude on Bedrock: %s", (model, cost) => {
    const found = priceAt(indexBook(bundledBook), { provider: "bedrock", model, day: "2026-08-01" });
    const usage = { tokens: { uncachedInput: 1_000_000 }, contextTokens: 200_001 };
    expect(costOf(found?.entry ?? null, usage)).toMatchObject({ cost, priced: "full" });
  });

  it("asks a tenth more in Azure's data zones", () => {
    const index = indexBook(bundledBook);
    for (const model of ["data-zone/gpt-4.1", "azure/eu/gpt-4.1-2025-04-14"])
      expect(priceAt(index, { provider: "azure", model, day: "2026-08-01" })?.entry.perMTok.input).toBe("2.2");
    expect(priceAt(index, { provider: "azure", model: "gpt-4.1", day: "2026-08-01" })?.entry.perMTok.input).toBe("2");
  });

  it("knows when tuned models go", () => {
    const retires = Object.fromEntries(
      bundledBook.entries.map(({ provider, model, retiresOn }) => [`${provider} ${model}`, retiresOn]),
    );
    expect(retires["openai ft:gpt-4o-2024-08-06"]).toBe("2027-01-14");
    expect(retires["openai ft:gpt-4.1-nano-2025-04-14"]).toBe("2026-10-23");
    expect(retires["anthropic claude-sonnet-4-5"]).toBe("2026-11-30");
    expect(retires["openai gpt-5"]).toBe("2026-12-11");
  });

  it("would be caught with a fault in it", () => {
    const faulty = [
      sampleEntry({ from: "2026-01-01" }),
      sampleEntry({ from: "2026-02-01", retiresOn: "2026-01-15", checkedOn: "2024-01-01" }),
      sampleEntry({ model: "other", from: "2026-03-01", to: "2026-03-01", perMTok: { input: "1", cacheRead: "2" } }),
      sampleEntry({ model: "third", checkedOn: "2027-01-01" }),
    ];
    const codes = checkBook({ version: "test", entries: faulty, machines: [] }, "2026-10-01").map(({ code }) => code);
    expect(codes.sort()).toEqual([
      "cached-above-input",
      "checked-later",
      "empty-range",
      "overlap",
      "retires-before-start",
      "stale",
    ]);
  });
});
