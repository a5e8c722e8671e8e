import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDeeperThan } from "./is-deeper-than";

const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe("the depth of a JSON text", () => {
  it("is that of what it means, whatever its strings hold", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 8 }), (value, most) => {
        expect(isDeeperThan(JSON.stringify(value), most)).toBe(depthOf(value) > most);
      }),
    );
    expect(isDeeperThan(JSON.stringify({ a: '[[[["{{{', b: "\\" }), 1)).toBe(false);
  });

  it("is found in a text that no parser would take, too", () => {
    expect(isDeeperThan("[".repeat(10_000), 9_999)).toBe(true);
    expect(isDeeperThan('"'.repeat(9), 0)).toBe(false);
    expect(isDeeperThan('{"a":"unended [[[', 1)).toBe(false);
  });
});
