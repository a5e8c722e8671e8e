import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/server/kernel/day";
import type { PriceEntry } from "../schema";
import { layPrice } from "./lay-price";
import { holdsOn } from "./models-of";
import { sampleEntry } from "./sample-entry";

const row = (input: string, from: string | null, to: string | null = null) =>
  sampleEntry({ perMTok: { input }, from, to });
const told = (rows: readonly PriceEntry[]) => rows.map(({ perMTok, from, to }) => [perMTok.input, from, to]);

describe("a price laid over others", () => {
  it("ends what held until its day", () => {
    expect(told(layPrice([row("1", null)], row("2", null), "2026-08-01"))).toEqual([
      ["1", null, "2026-08-01"],
      ["2", "2026-08-01", null],
    ]);
  });

  it("leaves what is known to begin later", () => {
    const rows = [row("1", null, "2026-09-01"), row("3", "2026-09-01")];
    expect(told(layPrice(rows, row("2", null), "2026-08-01"))).toEqual([
      ["1", null, "2026-08-01"],
      ["2", "2026-08-01", "2026-09-01"],
      ["3", "2026-09-01", null],
    ]);
  });

  it("that ends inside another is followed by it again", () => {
    expect(told(layPrice([row("1", null)], row("2", null, "2026-08-10"), "2026-08-01"))).toEqual([
      ["1", null, "2026-08-01"],
      ["2", "2026-08-01", "2026-08-10"],
      ["1", "2026-08-10", null],
    ]);
  });

  it("takes the place of one that begins on the same day", () => {
    expect(told(layPrice([row("1", "2026-08-01")], row("2", null), "2026-08-01"))).toEqual([["2", "2026-08-01", null]]);
  });

  it("never leaves two prices on one day, nor a day without one that had one", () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-07-01", days));
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.option(day)), { minLength: 1, maxLength: 8 }), (given) => {
        const rows = given.reduce<PriceEntry[]>(
          (there, [from, to], at) =>
            to !== null && to <= from ? there : layPrice(there, row(String(at + 1), null, to), from),
          [row("0", null)],
        );
        for (let days = -1; days <= 61; days += 1) {
          const on = addDays("2026-07-01", days);
          expect(rows.filter((one) => holdsOn(one, on)).length, on).toBe(1);
        }
      }),
    );
  });
});
