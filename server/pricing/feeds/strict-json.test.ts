import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FeedRefused } from "./feed";
import { strictJson } from "./strict-json";
import { manyRuns } from "@/server/testing/many-runs";

const refusal = (text: string): string => {
  try {
    strictJson(text);
  } catch (error) {
    if (error instanceof FeedRefused) return error.message;
    throw error;
  }
  return "read";
};

describe("strict JSON", () => {
  it("reads what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value, null, 1);
        expect(JSON.stringify(strictJson(text).value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it("refuses exactly what JSON.parse refuses, if no key repeats", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom("{", "}", "[", "]", '"', ",", ":", "1", "-", ".", "e", " ", "\n", "null", "\\"),
        }),
        (text) => {
          let isJson = true;
          try {
            JSON.parse(text);
          } catch {
            isJson = false;
          }
          const answer = refusal(text);
          if (!answer.includes("stands twice")) expect(answer === "read").toBe(isJson);
        },
      ),
      manyRuns(2000),
    );
  });

  it("names the place of what is wrong", () => {
    expect(refusal('{\n  "a": 1,\n}')).toMatch(/^line 3, column 1: a key/);
    expect(refusal('{\n  "a": 1\n  "b": 2}')).toMatch(/^line 3, column 3: a comma/);
    expect(refusal('{"a": NaN}')).toContain('"NaN" is not a JSON value');
    expect(refusal("{} x")).toContain("after the end");
    expect(refusal('{"a')).toContain("not closed");
    expect(refusal("[".repeat(100))).toContain("levels of nesting");
  });

  it("refuses a key that stands twice with different values, and mentions one with the same", () => {
    expect(refusal('{"m": {"p": 1},\n "m": {"p": 2}}')).toBe(
      'line 2, column 2: "m" stands twice with different values.',
    );
    expect(strictJson('{"m": 1, "m": 1}').findings).toMatchObject([{ code: "duplicate-key", place: "m" }]);
  });

  it("keeps __proto__ a key like any other", () => {
    const { value } = strictJson('{"__proto__": {"polluted": 1}}');
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
