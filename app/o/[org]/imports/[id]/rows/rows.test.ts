import { describe, expect, it } from "vitest";
import { cellOf, rowsHref } from "./cell";
import { ruleWords } from "./rule-words";

describe("a cell in an address", () => {
  it("comes back as it was, whatever its labels hold", () => {
    const cell = { day: "2026-08-01", model: "a/b c", project: "", tag: "x&y=z" };
    const href = rowsHref("acme", "imp", cell, 7);
    const asked = Object.fromEntries(new URL(href, "http://x").searchParams);
    expect(cellOf(asked)).toEqual(cell);
    expect(asked.after).toBe("7");
    expect(rowsHref("acme", "imp")).toBe("/o/acme/imports/imp/rows");
  });

  it("takes no key that it does not know, nor one that is there twice or too long", () => {
    expect(cellOf({ model: ["a", "b"], colour: "red", app: "x".repeat(301) })).toEqual({});
  });
});

describe("the rule of a price", () => {
  it("is said in words, step by step, and a new one by its name", () => {
    expect(ruleWords("exact")).toBe("its own price");
    expect(ruleWords("date+list-price-of-maker")).toBe("the model without its date, at the maker's list price");
    expect(ruleWords("some-new-step")).toBe("some new step");
  });
});
