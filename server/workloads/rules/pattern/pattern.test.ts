import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileGlob, literalGlob } from "./compile-glob";
import { compileRegexp } from "./compile-regexp";
import { patternFault } from "./pattern-fault";
import { manyRuns } from "@/server/testing/many-runs";

describe("globs", () => {
  it.each([
    ["triage-*", "triage-eu", true],
    ["triage-*", "my-triage-eu", false],
    ["*triage*", "my-triage-eu", true],
    ["gpt-4?", "gpt-4o", true],
    ["gpt-4?", "gpt-4", false],
    ["a\\*b", "a*b", true],
    ["a\\*b", "axb", false],
    ["*a*b*c", "xxaxbxbxc", true],
    ["", "", true],
    ["*", "", true],
  ])("%s on %s: %s", (pattern, text, expected) => expect(compileGlob(pattern)(text)).toBe(expected));

  it("ignores case only where told", () => {
    expect(compileGlob("OpenAI", { ignoresCase: true })("openai")).toBe(true);
    expect(compileGlob("OpenAI")("openai")).toBe(false);
  });

  it("takes any text as itself once it is made literal", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (text, other) =>
          compileGlob(literalGlob(text))(other) === (text === other) && compileGlob(literalGlob(text))(text),
      ),
    );
  });

  it("agrees with the regular expression that means the same", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 });
    fc.assert(
      fc.property(letters, text, (pattern, given) => {
        const same = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s");
        return compileGlob(pattern)(given) === same.test(given);
      }),
    );
  });
});

describe("regular expressions", () => {
  it.each([
    ["^(prod|stage)-", "stage-7", true],
    ["^(prod|stage)-", "my-prod-7", false],
    ["\\bbot\\b", "the bot here", true],
    ["\\bbot\\b", "robots", false],
    ["^v\\d{1,3}(\\.\\d+)?$", "v12.5", true],
    ["^v\\d{1,3}(\\.\\d+)?$", "v1234", false],
    ["[^a-c]x", "dx", true],
    ["[^a-c]x", "ax", false],
    ["^(a*)*$", "aaaa", true],
    ["^(a|b|)+$", "abba", true],
    ["", "anything", true],
    ["a{2,}", "baab", true],
  ])("%s on %s: %s", (pattern, text, expected) => expect(compileRegexp(pattern)(text)).toBe(expected));

  it("agrees with the language's own on patterns of its subset", () => {
    const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "(a|b)", "((?:ab)?)", "\\w", "\\d", "\\b", "^", "$");
    const piece = fc
      .tuple(atom, fc.constantFrom("", "*", "+", "?", "{2}", "{1,3}", "{0,}", "*?"))
      .map(([one, times]) => (/^(\\b|\^|\$)$/.test(one) ? one : one + times));
    const pattern = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
    const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "-", "\n"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (given, on) => compileRegexp(given)(on) === new RegExp(given, "u").test(on)),
      manyRuns(2_000),
    );
  });

  it("takes no longer than the text is long, whatever the pattern", () => {
    // Backtracking would not come back within the age of the universe, nor this test within its time.
    const text = "a".repeat(5_000);
    for (const pattern of ["^(a+)+$", "^(a|a)*$", "^(.*.*.*.*)x$", "(a*)*b"]) {
      expect(compileRegexp(pattern)(`${text}!`)).toBe(false);
    }
  });

  it.each([
    ["(a", /not closed/],
    ["a)", /closes nothing/],
    ["[a", /not closed/],
    ["*a", /nothing to repeat/],
    ["a**", /cannot be repeated/],
    ["(a)\\1", /back-references/],
    ["(?=a)", /look-around/],
    ["(?<name>a)", /look-around|named/],
    ["a{3,2}", /second number/],
    ["((a{50}){50}){50}", /repeats too much/],
    ["[z-a]", /backwards/],
    ["a\\", /ends too early/],
  ])("refuses %s", (pattern, problem) => expect(patternFault(pattern)).toMatch(problem));
});
