import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/server/kernel/day";
import { bundledBook } from "../book/bundled-book";
import type { PriceEntry } from "../schema";
import { indexBook } from "./index-book";
import { priceAt } from "./price-at";
import { sampleEntry } from "./sample-entry";

const bookOf = (...entries: PriceEntry[]) => indexBook({ version: "test", entries, machines: [] });
const bundled = indexBook(bundledBook);
const found = (model: string, day: string, provider?: string) => {
  const price = priceAt(bundled, { model, day, provider: provider ?? null });
  return (
    price && {
      model: price.entry.model,
      rule: price.rule,
      input: price.entry.perMTok.input,
      provider: price.entry.provider,
    }
  );
};

describe("the price on a day", () => {
  it("holds from its first day to the day before its last", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 1, max: 300 }), (offset, length) => {
        const from = "2026-01-01";
        const to = addDays(from, length);
        const index = bookOf(sampleEntry({ from, to }));
        const day = addDays(from, offset);
        expect(priceAt(index, { model: "gpt-x", day }) !== null).toBe(offset >= 0 && offset < length);
      }),
    );
  });

  it("changes on the day of the change", () => {
    expect(found("gpt-5.6-luna", "2026-07-29")?.input).toBe("1");
    expect(found("gpt-5.6-luna", "2026-07-30")?.input).toBe("0.2");
    expect(found("claude-sonnet-5", "2026-08-31")?.input).toBe("2");
    expect(found("claude-sonnet-5", "2026-09-01")?.input).toBe("3");
    expect(found("o3", "2025-06-09")?.input).toBe("10");
    expect(found("o3", "2025-06-10")?.input).toBe("2");
  });

  it.each([
    ["OpenAI", "GPT-4o-mini"],
    ["openai", "Gpt-4O-Mini"],
    ["anthropic", "Claude-Sonnet-5"],
  ])("of one's own counts however its name is written: %s %s", (provider, model) => {
    const own = sampleEntry({ provider, model, perMTok: { input: "0.01" }, source: "your contract" });
    const index = indexBook({ ...bundledBook, entries: [own, ...bundledBook.entries] });
    for (const asked of [model, model.toLowerCase()])
      for (const named of [provider.toLowerCase(), null])
        expect(priceAt(index, { provider: named, model: asked, day: "2026-08-01" })?.entry).toBe(own);
  });

  it("stays that of a retired model for the days it had one", () => {
    expect(found("claude-3-7-sonnet-20250219", "2025-11-01")?.input).toBe("3");
  });

  it("of a dated snapshot beats that of the undated id", () => {
    expect(found("gpt-4o-2024-05-13", "2026-01-01")).toMatchObject({
      model: "gpt-4o-2024-05-13",
      rule: "exact",
      input: "5",
    });
    expect(found("gpt-4o-2024-08-06", "2026-01-01")?.input).toBe("2.5");
  });

  it("of an unknown snapshot is that of the undated id only where all known snapshots cost the same", () => {
    expect(found("gpt-4o-2026-01-31", "2026-02-01")).toBeNull();
    expect(found("gpt-5-mini-2025-12-31", "2026-02-01")).toMatchObject({ model: "gpt-5-mini", rule: "date" });
  });

  it("of an undated id is that of its snapshots where they agree", () => {
    expect(found("claude-opus-4", "2025-10-01")).toMatchObject({ input: "15" });
    expect(found("mistral-large", "2026-06-01")).toBeNull();
  });

  it("of a fine-tuned model is its own, never the base's", () => {
    expect(found("ft:gpt-4o-2024-08-06:acme::id", "2026-05-01")).toMatchObject({ input: "3.75", rule: "fine-tune" });
    expect(found("ft:gpt-5-2025-08-07:acme::id", "2026-05-01")).toBeNull();
    expect(found("gpt-4.1-mini-2025-04-14.ft-77", "2026-05-01", "azure")).toMatchObject({
      provider: "azure",
      input: "0.4",
    });
  });

  it("is narrowed by a named provider", () => {
    expect(found("gpt-4o", "2026-05-01", "anthropic")).toBeNull();
    expect(found("claude-haiku-4-5", "2026-05-01", "bedrock")).toMatchObject({ provider: "aws-bedrock", input: "1" });
    const inEurope = found("eu.anthropic.claude-haiku-4-5-20251001-v1:0", "2026-05-01", "bedrock");
    expect(inEurope).toMatchObject({ provider: "aws-bedrock", input: "1.1", rule: "bedrock-geography" });
    expect(found("us.anthropic.claude-haiku-4-5-20251001-v1:0", "2026-05-01")?.input).toBe("1.1");
  });

  it("at a host that asks the maker's list price is the maker's, and says so", () => {
    expect(found("gpt-4o-mini", "2026-05-01", "azure")).toMatchObject({
      provider: "openai",
      rule: "list-price-of-maker",
    });
  });

  it("without a provider is the maker's", () => {
    const index = bookOf(
      sampleEntry({ provider: "azure", model: "gpt-x", perMTok: { input: "9" } }),
      sampleEntry({ provider: "openai", model: "gpt-x", perMTok: { input: "2" } }),
    );
    expect(priceAt(index, { model: "gpt-x", day: "2026-01-01" })?.entry.provider).toBe("openai");
  });

  it("of a model that only hosts sell is theirs where they agree, else unknown", () => {
    const hosts = (second: string) =>
      bookOf(
        sampleEntry({ provider: "groq", model: "llama-9", perMTok: { input: "1", output: "1" } }),
        sampleEntry({ provider: "together", model: "meta-llama/llama-9", perMTok: { input: second, output: "1" } }),
      );
    const asked = { model: "unlisted/llama-9", day: "2026-01-01" };
    expect(priceAt(hosts("1"), { ...asked, model: "llama-9" })?.entry.perMTok.input).toBe("1");
    expect(priceAt(hosts("2"), { ...asked, model: "meta-llama/Llama-9" })?.entry.provider).toBe("together");
    const three = bookOf(
      sampleEntry({ provider: "groq", model: "openai/llama-9", perMTok: { input: "1", output: "1" } }),
      sampleEntry({ provider: "together", model: "meta-llama/llama-9", perMTok: { input: "2", output: "1" } }),
    );
    expect(priceAt(three, { ...asked, model: "llama-9" })).toBeNull();
  });

  it("by time of day is that of the hour, or of most hours where none is asked", () => {
    const index = bookOf(
      sampleEntry({ hours: { from: "16:30", to: "00:30" }, perMTok: { input: "1" } }),
      sampleEntry({ hours: { from: "00:30", to: "16:30" }, perMTok: { input: "2" } }),
    );
    const at = (time?: string) =>
      priceAt(index, { model: "gpt-x", day: "2026-01-01", time: time ?? null })?.entry.perMTok.input;
    expect([at("00:29"), at("00:30"), at("16:29"), at("16:30"), at()]).toEqual(["1", "2", "2", "1", "2"]);
  });

  it("is never one that was only proposed or is quarantined", () => {
    for (const status of ["proposed", "quarantined"] as const)
      expect(priceAt(bookOf(sampleEntry({ status })), { model: "gpt-x", day: "2026-01-01" })).toBeNull();
  });

  it("recognises what a feed's matcher recognises, but a fine-tune only where the matcher speaks of them", () => {
    const index = bookOf(sampleEntry({ model: "family", match: { contains: "gpt-x" } }));
    expect(priceAt(index, { model: "My-GPT-X-9", provider: "openai", day: "2026-01-01" })?.rule).toBe("feed-matcher");
    expect(priceAt(index, { model: "ft:gpt-x:acme::1", provider: "openai", day: "2026-01-01" })).toBeNull();
  });
});

describe("an entry", () => {
  it("is found by its own id as its source writes it, whatever it prices and whoever sells it", () => {
    const entries = [
      sampleEntry({ provider: "dall", model: "1024-x-1024/dall-e-2", perMTok: {}, units: { input_image: "0.02" } }),
      sampleEntry({
        provider: "aiml",
        model: "aiml/flux-pro",
        aliases: ["flux-pro"],
        perMTok: {},
        units: { image: "1" },
      }),
      sampleEntry({ provider: "azure", model: "azure/mistral-large-latest", perMTok: { input: "8" } }),
      sampleEntry({ provider: "azure-ai", model: "azure_ai/mistral-large-latest", perMTok: { input: "2" } }),
    ];
    const index = bookOf(...entries);
    const at = (model: string, provider?: string) =>
      priceAt(index, { model, provider: provider ?? null, day: "2026-01-01" })?.entry;
    for (const entry of entries) expect(at(entry.model)).toBe(entry);
    expect(at("flux-pro")).toBe(entries[1]);
    expect(at("mistral-large-latest", "azure")).toBe(entries[2]);
    expect(at("mistral-large-latest", "azure_ai")).toBe(entries[3]);
  });
});
