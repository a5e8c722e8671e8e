import { describe, expect, it } from "vitest";
import { bundledBook } from "../book/bundled-book";
import { indexBook } from "./index-book";
import { priceAt } from "./price-at";

const index = indexBook(bundledBook);

/** Ids as the bills of Azure and AWS lead to them: snapshots with and without their year, Bedrock's without its vendor. */
describe("the price of a model on a cloud's bill", () => {
  it.each([
    ["azure", "gpt-4.1", "2"],
    ["azure", "gpt-4o-2024-11-20", "2.5"],
    ["azure", "gpt-5.4", "2.5"],
    ["azure", "ft:gpt-4.1", "2"],
    ["azure", "ft:gpt-4.1-2025-04-14", "2"],
    ["azure", "text-embedding-3-small", "0.02"],
    ["bedrock", "claude-sonnet-4-5", "3"],
    ["bedrock", "claude-3-5-haiku", "0.8"],
    ["bedrock", "anthropic.claude-opus-4-8", "5"],
    ["bedrock", "nova-2-lite", "0.3"],
    ["bedrock", "llama3-3-70b-instruct", "0.72"],
  ])("%s %s costs %s a million", (provider, model, input) => {
    expect(priceAt(index, { provider, model, day: "2026-08-01" })?.entry.perMTok.input).toBe(input);
  });

  it("is unknown where the meter is", () => {
    expect(priceAt(index, { provider: "azure", model: "Wonder 9 Outp glbl Tokens", day: "2026-08-01" })).toBeNull();
  });
});
