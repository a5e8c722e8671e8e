import { addDays, addMonths, firstDayOf, monthOf, type Day, type DayRange } from "@/server/kernel/day";
import { allTokens } from "@/server/kernel/tokens";
import {
  askedModel,
  askedProvider,
  costOf,
  priceAt,
  priceSegments,
  type BookInForce,
  type PriceSegment,
} from "@/server/pricing";
import type { BehindInput } from "./behind-input";
import type { UsageCell } from "./usage-cells";

/** A price that held on some days of a line, and the rule that found it. */
export interface PriceBehind {
  readonly provider: string;
  readonly model: string;
  /** The days of the line on which it holds: [from, to). */
  readonly from: Day;
  readonly to: Day;
  readonly source: string;
  readonly rule: string;
}

export interface CellValue {
  /** Exact; null: unpriced. */
  readonly cost: string | null;
  readonly pricedTokens: number;
  readonly prices: readonly PriceBehind[];
}

export const rangeOfCell = ({ from }: Pick<UsageCell, "from">, by: BehindInput["by"]): DayRange =>
  by === "day" ? { from, to: addDays(from, 1) } : { from, to: firstDayOf(addMonths(monthOf(from), 1)) };

/**
 * What usage is worth and why. A month at the prices of then is worth what was stored with it; a day is valued at the price in
 * force on it, which comes to the same; at the prices of now everything is valued at those of today.
 */
export function cellValuer(book: BookInForce, today: Day, { by, prices }: Pick<BehindInput, "by" | "prices">) {
  const known = new Map<string, readonly PriceSegment[]>();
  const segmentsOf = (provider: string, model: string): readonly PriceSegment[] => {
    const key = JSON.stringify([provider, model]);
    const found = known.get(key) ?? priceSegments(book.index, askedProvider(provider), model);
    known.set(key, found);
    return found;
  };
  return (cell: UsageCell): CellValue => {
    const range = rangeOfCell(cell, by);
    if (prices === "now") return valuedOn(cell, book, today, range);
    if (by === "day") return valuedOn(cell, book, range.from, range);
    const { valuedCost: cost, pricedTokens } = cell;
    const inside = segmentsOf(cell.provider, askedModel(cell))
      .filter(({ entry }) => entry.currency === book.currency)
      .filter((one) => (one.from === null || one.from < range.to) && (one.to === null || one.to > range.from));
    return { cost, pricedTokens, prices: inside.map((one) => behind(one, range)) };
  };
}

function valuedOn(cell: UsageCell, book: BookInForce, day: Day, range: DayRange): CellValue {
  const found = priceAt(book.index, { provider: askedProvider(cell.provider), model: askedModel(cell), day });
  if (!found || found.entry.currency !== book.currency) return { cost: null, pricedTokens: 0, prices: [] };
  const { cost, unpriced } = costOf(found.entry, cell);
  const without = unpriced.reduce((sum, name) => sum + (cell.tokens[name as keyof UsageCell["tokens"]] ?? 0), 0);
  return {
    cost,
    pricedTokens: cost === null ? 0 : allTokens(cell.tokens) - without,
    prices: [behind({ ...found, from: null, to: null }, range)],
  };
}

const behind = ({ entry, rule, from, to }: PriceSegment, range: DayRange): PriceBehind => ({
  ...{ provider: entry.provider, model: entry.model, source: entry.source, rule },
  from: from !== null && from > range.from ? from : range.from,
  to: to !== null && to < range.to ? to : range.to,
});
