import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "@/server/kernel/decimal";
import type { SnapshotCell } from "../schema";
import { adjustmentLines, adjustmentsOf } from "./adjustments";
import { costOfCells, snapshotCells, varianceSummary } from "./snapshot-cells";

const anyCell = fc.record({
  workloadId: fc.constantFrom("a", "b", null),
  model: fc.constantFrom("m", "n"),
  kind: fc.constantFrom("uncachedInput", "output", "beside-tokens"),
  tokens: fc.integer({ min: 0, max: 1_000_000_000 }),
  cost: fc.integer({ min: -1_000_000, max: 1_000_000_000 }).map((cents) => new Decimal(cents).div(1_000_000)),
});
const someCells = fc.array(anyCell, { maxLength: 12 }).map(snapshotCells);
const nameOf = (id: string | null): string => id ?? "Unassigned";
const cell = (given: Partial<SnapshotCell>): SnapshotCell => ({
  ...{ workloadId: "a", model: "m", kind: "output", tokens: 1000, cost: "10" },
  ...given,
});

describe("snapshotCells", () => {
  it("loses no cost and no token, and does not depend on the order of rows", () =>
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        const summed = snapshotCells(cells);
        const whole = cells.reduce((sum, { cost }) => sum.plus(cost), new Decimal(0));
        expect(costOfCells(summed).toFixed()).toBe(whole.toFixed());
        expect(snapshotCells([...cells].reverse())).toEqual(summed);
      }),
    ));
});

describe("varianceSummary", () => {
  it("adds up to the change digit by digit", () =>
    fc.assert(
      fc.property(someCells, someCells, (before, after) => {
        const { change, price, volume, mix } = varianceSummary(before, after, nameOf);
        const isFirst = before.every(({ tokens }) => tokens === 0);
        expect([price, volume, mix].map((part) => part === null)).toEqual([isFirst, isFirst, isFirst]);
        if (price === null || volume === null || mix === null) return;
        expect(new Decimal(price).plus(volume).plus(mix).toFixed()).toBe(change);
      }),
    ));
  it("names the unassigned, and shows volume at each workload's own price", () =>
    expect(
      varianceSummary([cell({}), cell({ workloadId: null })], [cell({ tokens: 2000, cost: "20" })], nameOf),
    ).toMatchObject({
      ...{ change: "0", price: "0", volume: "0", mix: "0" },
      volumeByWorkload: [
        { workloadId: "a", name: "a", volume: "10" },
        { workloadId: null, name: "Unassigned", volume: "-10" },
      ],
    }));
});

describe("adjustments of a signed quarter", () => {
  it("add up to the difference, whatever was corrected", () =>
    fc.assert(
      fc.property(someCells, someCells, (signed, live) => {
        const { usage, prices } = adjustmentsOf(signed, live);
        expect(usage.plus(prices).toFixed()).toBe(costOfCells(live).minus(costOfCells(signed)).toFixed());
      }),
    ));
  it("tell late usage from corrected prices", () => {
    const texts = (live: SnapshotCell[]) => {
      const { usage, prices } = adjustmentsOf([cell({})], live);
      return [usage.toFixed(), prices.toFixed()];
    };
    expect(texts([cell({})])).toEqual(["0", "0"]);
    expect(texts([cell({ tokens: 1500, cost: "15" })])).toEqual(["5", "0"]);
    expect(texts([cell({ cost: "8" })])).toEqual(["0", "-2"]);
    expect(texts([cell({}), cell({ model: "n", tokens: 7, cost: "3" })])).toEqual(["3", "0"]);
    // Which workload it belongs to moves nothing.
    expect(texts([cell({ workloadId: "b" })])).toEqual(["0", "0"]);
  });
  it("are said once: what an earlier review carried is left out", () => {
    const amounts = { usage: new Decimal(5), prices: new Decimal(0) };
    const [line] = adjustmentLines("Q1 2026", amounts, []);
    expect(line).toMatchObject({ quarterLabel: "Q1 2026", amount: "5" });
    expect(adjustmentLines("Q1 2026", amounts, [line!])).toEqual([]);
    expect(adjustmentLines("Q1 2026", { ...amounts, usage: new Decimal(7) }, [line!])).toMatchObject([{ amount: "2" }]);
    expect(adjustmentLines("Q2 2026", amounts, [line!])).toMatchObject([{ amount: "5" }]);
  });
});
