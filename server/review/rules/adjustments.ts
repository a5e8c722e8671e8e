import type { Decimal } from "@/server/kernel/decimal";
import { zero } from "@/server/kernel/decimal";
import type { AdjustmentLine, SnapshotCell } from "../schema";

/** Why a signed quarter looks different now. */
export type AdjustmentCause = "usage" | "prices";

export const ADJUSTMENT_CAUSES: Readonly<Record<AdjustmentCause, string>> = {
  usage: "usage that was added or corrected after it was signed",
  prices: "prices that were corrected after it was signed",
};

interface Pair {
  readonly signed: { readonly tokens: number; readonly cost: Decimal };
  readonly live: { readonly tokens: number; readonly cost: Decimal };
}
const nothing = { tokens: 0, cost: zero };

/** Which workload usage belongs to moves no total, so models and kinds of tokens are compared. */
function pairs(signed: readonly SnapshotCell[], live: readonly SnapshotCell[]): Pair[] {
  const found = new Map<string, Pair>();
  const add = (side: "signed" | "live", cells: readonly SnapshotCell[]) => {
    for (const { model, kind, tokens, cost } of cells) {
      const key = JSON.stringify([model, kind]);
      const pair = found.get(key) ?? { signed: nothing, live: nothing };
      const held = pair[side];
      found.set(key, { ...pair, [side]: { tokens: held.tokens + tokens, cost: held.cost.plus(cost) } });
    }
  };
  add("signed", signed);
  add("live", live);
  return [...found.values()];
}

/** What other prices did to the tokens that were signed for; 0 where tokens cannot say. */
function priceChange({ signed, live }: Pair): Decimal {
  if (signed.tokens === 0 || live.tokens === 0) return zero;
  return live.cost.times(signed.tokens).div(live.tokens).minus(signed.cost).toDecimalPlaces(12);
}

/** The difference between a signed quarter and how it looks now, by cause; the two add up to it exactly. */
export function adjustmentsOf(
  signed: readonly SnapshotCell[],
  live: readonly SnapshotCell[],
): Readonly<Record<AdjustmentCause, Decimal>> {
  let prices = zero;
  let difference = zero;
  for (const pair of pairs(signed, live)) {
    prices = prices.plus(priceChange(pair));
    difference = difference.plus(pair.live.cost).minus(pair.signed.cost);
  }
  return { usage: difference.minus(prices), prices };
}

/** Lines for what earlier reviews have not carried yet. */
export function adjustmentLines(
  quarterLabel: string,
  amounts: Readonly<Record<AdjustmentCause, Decimal>>,
  carried: readonly AdjustmentLine[],
): AdjustmentLine[] {
  return (["usage", "prices"] as const).flatMap((code) => {
    const cause = ADJUSTMENT_CAUSES[code];
    const before = carried.filter((line) => line.quarterLabel === quarterLabel && line.cause === cause);
    const amount = before.reduce((left, line) => left.minus(line.amount), amounts[code]);
    return amount.isZero() ? [] : [{ quarterLabel, cause, amount: amount.toFixed() }];
  });
}
