import { sumOf, zero, type Decimal } from "@/server/kernel/decimal";
import type { UsageCell, VarianceCell, VarianceInput, VarianceOf } from "./variance-shape";

interface Cell {
  readonly workload: string;
  readonly model: string;
  readonly kind: string | null;
  readonly tokensBefore: Decimal;
  readonly tokensAfter: Decimal;
  readonly costBefore: Decimal;
  readonly costAfter: Decimal;
}

/** Equal cells are summed; those of before come first, in the order they were given. */
function mergeCells({ before, after }: VarianceInput): Cell[] {
  const cells = new Map<string, Cell>();
  const add = (cell: UsageCell, side: "Before" | "After") => {
    const kind = cell.kind ?? null;
    const key = JSON.stringify([cell.workload, cell.model, kind]);
    const held = cells.get(key) ?? {
      workload: cell.workload,
      model: cell.model,
      kind,
      tokensBefore: zero,
      tokensAfter: zero,
      costBefore: zero,
      costAfter: zero,
    };
    cells.set(key, {
      ...held,
      [`tokens${side}`]: held[`tokens${side}`].plus(cell.tokens),
      [`cost${side}`]: held[`cost${side}`].plus(cell.cost),
    });
  };
  for (const cell of before) add(cell, "Before");
  for (const cell of after) add(cell, "After");
  return [...cells.values()];
}

/** Quotients are cut at the thirtieth place, so that the three parts add up to the change digit by digit. */
const quotient = (dividend: Decimal, divisor: Decimal): Decimal => dividend.div(divisor).toDecimalPlaces(30);

/** (p1 − p0) · q1, for cells with tokens in both quarters. */
function priceOf({ tokensBefore, tokensAfter, costBefore, costAfter }: Cell): Decimal {
  if (tokensBefore.lte(0) || tokensAfter.lte(0)) return zero;
  return costAfter.minus(quotient(costBefore.times(tokensAfter), tokensBefore));
}

/** Δq · p0, for cells with tokens before. */
function volumeOf({ tokensBefore, tokensAfter, costBefore }: Cell): Decimal {
  if (tokensBefore.lte(0)) return zero;
  return quotient(tokensAfter.minus(tokensBefore).times(costBefore), tokensBefore);
}

/**
 * Splits the change of cost between two quarters into price, volume and mix, exactly. The mean price is nobody's:
 * the volume of the whole is not the sum of the cells'; what lies between is mix. Source: spec "The quarterly review".
 */
export function exactVariance(input: VarianceInput): VarianceOf<Decimal> {
  const cells = mergeCells(input);
  const [before, after] = [sumOf(cells.map((cell) => cell.costBefore)), sumOf(cells.map((cell) => cell.costAfter))];
  const change = after.minus(before);
  const tokensBefore = sumOf(cells.map((cell) => cell.tokensBefore));
  if (tokensBefore.lte(0)) {
    const withoutParts = cells.map((cell) => ({ ...cell, price: null, volume: null }));
    return { before, after, change, price: null, volume: null, mix: null, cells: withoutParts };
  }
  const costOfTokens = sumOf(cells.filter((cell) => cell.tokensBefore.gt(0)).map((cell) => cell.costBefore));
  const growth = sumOf(cells.map((cell) => cell.tokensAfter)).minus(tokensBefore);
  const price = sumOf(cells.map(priceOf));
  const volume = quotient(growth.times(costOfTokens), tokensBefore);
  return {
    before,
    after,
    change,
    price,
    volume,
    mix: change.minus(price).minus(volume),
    cells: cells.map((cell) => ({ ...cell, price: priceOf(cell), volume: volumeOf(cell) })),
  };
}

/** The change of each workload's tokens at its own prices of before (Σ Δq · p0), largest first. */
export function volumeByWorkload(cells: readonly VarianceCell<Decimal>[]): { workload: string; volume: Decimal }[] {
  const volumes = new Map<string, Decimal>();
  for (const { workload, volume } of cells) volumes.set(workload, (volumes.get(workload) ?? zero).plus(volume ?? zero));
  return [...volumes]
    .map(([workload, volume]) => ({ workload, volume }))
    .sort((left, right) => right.volume.comparedTo(left.volume) || (left.workload < right.workload ? -1 : 1));
}

type Numbers = VarianceOf<number>;
const number = (value: Decimal): number => value.toNumber() || 0;
const numberOrNull = (value: Decimal | null): number | null => (value === null ? null : number(value));

/** The same as JSON numbers: each the nearest one to the exact decimal. */
export function variance(input: VarianceInput): Numbers {
  const exact = exactVariance(input);
  return {
    before: number(exact.before),
    after: number(exact.after),
    change: number(exact.change),
    price: numberOrNull(exact.price),
    volume: numberOrNull(exact.volume),
    mix: numberOrNull(exact.mix),
    cells: exact.cells.map((cell) => ({
      workload: cell.workload,
      model: cell.model,
      kind: cell.kind,
      tokensBefore: number(cell.tokensBefore),
      tokensAfter: number(cell.tokensAfter),
      costBefore: number(cell.costBefore),
      costAfter: number(cell.costAfter),
      price: numberOrNull(cell.price),
      volume: numberOrNull(cell.volume),
    })),
  };
}
