import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal, sumOf } from "@/server/kernel/decimal";
import { exactVariance, variance, volumeByWorkload } from "./variance";
import { varianceFaults, type UsageCell } from "./variance-shape";

const cell = (workload: string, model: string, tokens: number, cost: number, kind?: string): UsageCell => ({
  workload,
  model,
  tokens,
  cost,
  ...(kind === undefined ? {} : { kind }),
});

describe("variance", () => {
  it("calls a dearer token price and more tokens volume", () =>
    // 100 at 1 → 150 at 2: price 1 · 150, volume 50 · 1
    expect(variance({ before: [cell("a", "m", 100, 100)], after: [cell("a", "m", 150, 300)] })).toEqual({
      before: 100,
      after: 300,
      change: 200,
      price: 150,
      volume: 50,
      mix: 0,
      cells: [
        {
          workload: "a",
          model: "m",
          kind: null,
          tokensBefore: 100,
          tokensAfter: 150,
          costBefore: 100,
          costAfter: 300,
          price: 150,
          volume: 50,
        },
      ],
    }));

  it("calls a move between dear and cheap mix", () => {
    // 200 tokens in both quarters; 100 move from 3 a token to 1
    const moved = variance({
      before: [cell("a", "dear", 150, 450), cell("a", "cheap", 50, 50)],
      after: [cell("a", "dear", 50, 150), cell("a", "cheap", 150, 150)],
    });
    expect(moved).toMatchObject({ change: -200, price: 0, volume: 0, mix: -200 });
    expect(moved.cells.map(({ volume }) => volume)).toEqual([-300, 100]);
  });

  it("puts new, gone and tokenless cells where they belong", () => {
    const answer = variance({
      before: [cell("a", "kept", 100, 100), cell("b", "gone", 100, 300), cell("c", "seats", 0, 40)],
      after: [cell("a", "kept", 100, 110), cell("d", "new", 50, 25), cell("c", "seats", 0, 70)],
    });
    // Volume: (150 − 200) · 400 / 200 = −100, without the 40 that have no tokens; price: 0.1 · 100
    expect(answer).toMatchObject({ before: 440, after: 205, change: -235, price: 10, volume: -100, mix: -145 });
    expect(answer.cells.map(({ price, volume }) => [price, volume])).toEqual([
      [10, 0],
      [0, -300],
      [0, 0],
      [0, 0],
    ]);
  });

  it("sums equal cells, kinds apart, and takes an absent kind as one of its own", () => {
    const answer = variance({
      before: [cell("a", "m", 1, 2), cell("a", "m", 3, 4), cell("a", "m", 5, 6, "input")],
      after: [{ ...cell("a", "m", 7, 8), kind: null }],
    });
    expect(answer.cells.map(({ kind, tokensBefore, tokensAfter }) => [kind, tokensBefore, tokensAfter])).toEqual([
      [null, 4, 7],
      ["input", 5, 0],
    ]);
  });

  it("has no parts in a first quarter", () => {
    const parts = { price: null, volume: null, mix: null };
    expect(variance({ before: [], after: [cell("a", "m", 1, 2)] })).toMatchObject({ change: 2, ...parts });
    expect(variance({ before: [cell("a", "m", 0, 5)], after: [] })).toMatchObject({ change: -5, ...parts });
  });

  it("shows volume by workload at the workload's own prices", () => {
    const { cells } = exactVariance({
      before: [cell("a", "m", 100, 100), cell("a", "n", 100, 500), cell("b", "m", 10, 10)],
      after: [cell("a", "m", 200, 1), cell("a", "n", 90, 1), cell("b", "m", 80, 1)],
    });
    expect(volumeByWorkload(cells).map(({ workload, volume }) => [workload, volume.toNumber()])).toEqual([
      ["b", 70],
      ["a", 50],
    ]);
  });

  it("adds up to the change exactly, and by cells to the price, whatever the numbers and their order", () => {
    const cells = fc.array(
      fc.record({
        workload: fc.constantFrom("a", "b"),
        model: fc.constantFrom("m", "n", "o"),
        kind: fc.constantFrom("input", "output", null),
        tokens: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1e12 })),
        cost: fc.integer({ min: -1e6, max: 1e9 }).map((cost) => cost / 997),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(cells, cells, (before, after) => {
        const exact = exactVariance({ before, after });
        const turned = exactVariance({ before: [...before].reverse(), after: [...after].reverse() });
        expect(turned.price?.toString()).toBe(exact.price?.toString());
        if (exact.price === null || exact.volume === null || exact.mix === null) {
          expect(before.every(({ tokens }) => tokens === 0)).toBe(true);
          return;
        }
        expect(exact.price.plus(exact.volume).plus(exact.mix).eq(exact.change)).toBe(true);
        expect(exact.change.eq(exact.after.minus(exact.before))).toBe(true);
        expect(sumOf(exact.cells.map(({ price }) => price ?? new Decimal(0))).eq(exact.price)).toBe(true);
      }),
    );
  });

  it("lists every fault by its path", () =>
    expect(
      varianceFaults({
        before: [{ workload: "a", tokens: -1, cost: "3", colour: 1 }],
        after: null,
      }).map(({ path, problem }) => `${path}: ${problem}`),
    ).toEqual([
      "before[0].model: is missing",
      "before[0].tokens: must not be negative",
      "before[0].cost: must be a finite number",
      "before[0].colour: is not a key of this input",
      "after: is missing",
    ]));
});
