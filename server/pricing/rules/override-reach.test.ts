import { describe, expect, it } from "vitest";
import { bundledBook } from "../book/bundled-book";
import { indexBook } from "./index-book";
import { overrideReach, withAliases } from "./override-reach";
import { priceAt } from "./price-at";
import { sampleEntry } from "./sample-entry";

const used = ["gpt-4o", "gpt-4o-2024-08-06", "gpt-4o-mini", "ft:gpt-4o-2024-08-06:acme::1"].map((model) => ({
  provider: "openai",
  model,
}));
const contract = (model: string, aliases: string[] = []) => ({
  ...sampleEntry({ provider: "openai", model, aliases, perMTok: { input: "1", output: "2" } }),
  from: "2026-08-01",
});
const reachOf = (model: string, aliases: string[] = []) => {
  const { reached, alike } = overrideReach(bundledBook, contract(model, aliases), used);
  return { reached: reached.map((one) => one.model), alike: alike.map((one) => one.model) };
};

describe("the reach of a contract price", () => {
  it("is the model that it names; one that the book prices apart is told beside it", () => {
    expect(reachOf("gpt-4o")).toEqual({ reached: ["gpt-4o"], alike: ["gpt-4o-2024-08-06"] });
    expect(reachOf("gpt-4o-2024-08-06")).toEqual({ reached: ["gpt-4o-2024-08-06"], alike: ["gpt-4o"] });
    expect(reachOf("GPT-4o-mini")).toEqual({ reached: ["gpt-4o-mini"], alike: [] });
    expect(reachOf("gpt-4o", ["gpt-4o-2024-08-06"])).toEqual({ reached: ["gpt-4o", "gpt-4o-2024-08-06"], alike: [] });
  });

  it("is nothing where nobody used the model, and at another provider", () => {
    expect(reachOf("gpt-5")).toEqual({ reached: [], alike: [] });
    const elsewhere = { ...contract("gpt-4o"), provider: "anthropic" };
    expect(overrideReach(bundledBook, elsewhere, used)).toEqual({ reached: [], alike: [] });
  });

  it("holds under every name, above a price that the book has for that name", () => {
    const entries = [...withAliases(contract("gpt-4o", ["gpt-4o-2024-08-06"])), ...bundledBook.entries];
    const index = indexBook({ version: "test", entries, machines: [] });
    const input = (model: string, day: string) =>
      priceAt(index, { provider: "openai", model, day })?.entry.perMTok.input;
    for (const { model } of used.slice(0, 2)) expect(input(model, "2026-08-01")).toBe("1");
    for (const { model } of used.slice(0, 2)) expect(input(model, "2026-07-31")).toBe("2.5");
  });
});
