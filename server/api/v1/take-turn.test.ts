import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { takeTurn } from "./take-turn";

describe("taking turns", () => {
  it("lets a minute's worth through at once, says when the next turn is, and keeps to it", () => {
    for (let turn = 0; turn < 10; turn += 1) expect(takeTurn("burst", 10, 1_000)).toBe(0);
    expect(takeTurn("burst", 10, 1_000)).toBe(6);
    expect(takeTurn("burst", 10, 1_000 + 5_900)).toBeGreaterThan(0);
    expect(takeTurn("burst", 10, 1_000 + 6_000)).toBe(0);
    expect(takeTurn("burst", 10, 1_000 + 6_000)).toBe(6);
  });

  it("never lets more through than its allowance and what has come back since", () => {
    let name = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.nat(20_000), { maxLength: 200 }),
        (perMinute, pauses) => {
          name += 1;
          let at = 0;
          let through = 0;
          for (const pause of pauses) {
            at += pause;
            if (takeTurn(`any-${name}`, perMinute, at) === 0) through += 1;
          }
          expect(through).toBeLessThanOrEqual(perMinute + (at * perMinute) / 60_000 + 1e-6);
        },
      ),
    );
  });

  it("counts each caller by itself, and takes a clock that jumps back for a still one", () => {
    expect(takeTurn("one", 1, 5_000)).toBe(0);
    expect(takeTurn("one", 1, 1_000)).toBe(60);
    expect(takeTurn("other", 1, 5_000)).toBe(0);
  });
});
