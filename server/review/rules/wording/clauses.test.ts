import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plain } from "../../../testing/plain";
import * as words from "./index";

describe("fractionWords", () => {
  it.each([
    [0.9026, "nine tenths"],
    [0.92, "nine tenths"],
    [0.88, "nine tenths"],
    [0.33, "a third"],
    [0.5, "half"],
    [0.75, "three quarters"],
    [0.985, "all"],
    [0.45, "45 %"],
    [0.9205, "92 %"],
    [0.05, "5 %"],
    [0, "0 %"],
  ])("%f is %s", (share, expected) => expect(plain(words.fractionWords(share))).toBe(expected));
});

describe("clauses", () => {
  it("join to a sentence, and the shorter one is taken where the longer does not fit", () => {
    expect(words.clausesOf("A", null, "b")).toEqual(["A;", "b."]);
    expect(words.fitting(words.clausesOf("x".repeat(95)), words.clausesOf("short"))).toEqual(["short."]);
    expect(words.listed(["a"])).toBe("a");
    expect(words.listed(["a", "b", "c"])).toBe("a, b and c");
  });
  it("never have more than one full stop, at the end", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom("one", "two", null)), (parts) => {
        const text = words.textOf(words.clausesOf(...parts));
        expect(text.indexOf(".")).toBe(text === "" ? -1 : text.length - 1);
      }),
    ));
});
