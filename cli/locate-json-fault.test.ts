import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { locateJsonFault } from "./locate-json-fault";
import { manyRuns } from "@/server/testing/many-runs";

describe("the place where a text stops being JSON", () => {
  test.each([
    ["", 1, 1],
    ['{\n  "a": tru\n}', 2, 8],
    ['{"a": 1,}', 1, 9],
    ['{"a": 1 "b": 2}', 1, 9],
    ["[1, 2", 1, 6],
    ["[1, 2}", 1, 6],
    ["{} {}", 1, 4],
    ["{'a': 1}", 1, 2],
    ['["a\nb"]', 1, 2],
    ["[01]", 1, 2],
    ["[NaN]", 1, 2],
  ])("%j stops at line %i, column %i", (text, line, column) => {
    expect(locateJsonFault(text)).toMatchObject({ line, column });
  });

  test("agrees with the parser on every text, whole or damaged", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", "}", "]", ",", '"', ":", "x", "0", "\\"),
        (text, at, put) => {
          const cut = at % (text.length + 1);
          const damaged = text.slice(0, cut) + put + text.slice(cut + 1);
          let valid = true;
          try {
            JSON.parse(damaged);
          } catch {
            valid = false;
          }
          expect(locateJsonFault(damaged) === null).toBe(valid);
        },
      ),
      manyRuns(2000),
    );
  });
});
