import { Decimal } from "@/server/kernel/decimal";
import type { PriceEntry, TokenPrices } from "../schema";

/** Why a proposal is not simply taken; words are made where it is shown. */
export interface PriceReason {
  readonly code:
    | "not-a-number"
    | "negative"
    | "new-zero"
    | "unit-jump"
    | "change-outside"
    | "output-below-cached-input"
    | "sources-differ";
  readonly bucket: keyof TokenPrices;
  readonly value: string;
  readonly threshold: string | null;
}
/** `unchanged`: the book says so already. `single`: new or changed, by one source alone, within bounds. */
export type PriceVerdict = "unchanged" | "agreed" | "single" | "disputed" | "quarantined";
export interface Reconciled {
  readonly verdict: PriceVerdict;
  readonly proposed: PriceEntry;
  readonly current: PriceEntry | null;
  readonly others: readonly PriceEntry[];
  readonly reasons: readonly PriceReason[];
}

const BUCKETS = ["input", "cacheRead", "cacheWrite5m", "cacheWrite1h", "output", "reasoning"] as const;
/** Two sources that differ by no more than this say the same. */
const AGREEMENT = new Decimal("0.01");
/** A change outside these bounds is suspicious: prices do fall by more, and then a person says so. */
const LARGEST_CHANGE = new Decimal(3);
/** Mistakes of unit: per token, per thousand, per million. */
const UNIT_JUMPS = [new Decimal(1_000), new Decimal(1_000_000)];
/** How near to such a power a change must be to be called one. */
const UNIT_JUMP_SLACK = new Decimal("1.5");

/**
 * Holds one feed's price against the price in force and against what other feeds say. A suspicious price is quarantined
 * whoever agrees with it: several feeds copy the same mistake. Whatever was accepted before stays in force meanwhile.
 */
export function reconcilePrices(
  proposed: PriceEntry,
  current: PriceEntry | null,
  others: readonly PriceEntry[],
): Reconciled {
  const suspicious = [...impossible(proposed), ...(current ? suspiciousChanges(proposed, current) : [])];
  if (suspicious.length > 0) return { verdict: "quarantined", proposed, current, others, reasons: suspicious };
  if (current && differences(proposed, current, new Decimal(0)).length === 0)
    return { verdict: "unchanged", proposed, current, others, reasons: [] };
  const disagreeing = others.flatMap((other) => differences(proposed, other, AGREEMENT));
  if (disagreeing.length > 0) return { verdict: "disputed", proposed, current, others, reasons: disagreeing };
  return { verdict: others.length > 0 ? "agreed" : "single", proposed, current, others, reasons: [] };
}

/** What can be no price, whatever it was before. */
function impossible({ perMTok }: PriceEntry): PriceReason[] {
  const reasons = BUCKETS.flatMap((bucket): PriceReason[] => {
    const value = perMTok[bucket];
    if (value === undefined) return [];
    const price = decimalOf(value);
    if (!price?.isFinite()) return [{ code: "not-a-number", bucket, value, threshold: null }];
    return price.isNegative() && !price.isZero() ? [{ code: "negative", bucket, value, threshold: "0" }] : [];
  });
  if (reasons.length > 0 || perMTok.output === undefined || perMTok.cacheRead === undefined) return reasons;
  return new Decimal(perMTok.output).lessThan(perMTok.cacheRead)
    ? [{ code: "output-below-cached-input", bucket: "output", value: perMTok.output, threshold: perMTok.cacheRead }]
    : [];
}

function suspiciousChanges(proposed: PriceEntry, current: PriceEntry): PriceReason[] {
  return BUCKETS.flatMap((bucket): PriceReason[] => {
    const value = proposed.perMTok[bucket];
    const before = current.perMTok[bucket];
    if (value === undefined || before === undefined) return [];
    const now = new Decimal(value);
    const then = new Decimal(before);
    if (now.equals(then)) return [];
    if (now.isZero()) return [{ code: "new-zero", bucket, value, threshold: before }];
    if (then.isZero()) return [{ code: "change-outside", bucket, value, threshold: "0" }];
    const change = now.greaterThan(then) ? now.div(then) : then.div(now);
    if (UNIT_JUMPS.some((jump) => isNear(change, jump)))
      return [{ code: "unit-jump", bucket, value, threshold: before }];
    return change.greaterThan(LARGEST_CHANGE) ? [{ code: "change-outside", bucket, value, threshold: before }] : [];
  });
}

const isNear = (change: Decimal, jump: Decimal): boolean =>
  change.greaterThanOrEqualTo(jump.div(UNIT_JUMP_SLACK)) && change.lessThanOrEqualTo(jump.times(UNIT_JUMP_SLACK));

/** Buckets that both price and whose prices differ by more than `slack` of the larger. */
function differences(left: PriceEntry, right: PriceEntry, slack: Decimal): PriceReason[] {
  return BUCKETS.flatMap((bucket): PriceReason[] => {
    const one = left.perMTok[bucket];
    const other = right.perMTok[bucket];
    if (one === undefined || other === undefined) return [];
    const first = new Decimal(one);
    const second = new Decimal(other);
    const larger = Decimal.max(first, second);
    if (larger.isZero() || first.minus(second).abs().lessThanOrEqualTo(larger.times(slack))) return [];
    return [{ code: "sources-differ", bucket, value: one, threshold: other }];
  });
}

function decimalOf(text: string): Decimal | null {
  try {
    return new Decimal(text);
  } catch {
    return null;
  }
}
