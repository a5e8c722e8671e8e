import { Decimal } from "@/server/kernel/decimal";
import type { PriceEntry } from "../schema";
import { isTokenPart, pricePartsOf } from "./price-parts";

/** Why a proposal is not simply taken; words are made where it is shown. */
export interface PriceReason {
  readonly code:
    | "not-a-number"
    | "negative"
    | "new-zero"
    | "unit-jump"
    | "change-outside"
    | "dearer-than-any"
    | "output-below-cached-input"
    | "sources-differ"
    | "source-differs-from-itself"
    | "retirement-differs"
    | "doubted";
  /** Which figure, as `pricePartsOf` names it, or `retiresOn`. */
  readonly part: string;
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

/** Two sources that differ by no more than this say the same. */
const AGREEMENT = new Decimal("0.01");
/** A change outside these bounds is suspicious: prices do fall by more, and then a person says so. */
const LARGEST_CHANGE = new Decimal(3);
/** Mistakes of unit: per token, per thousand, per million. */
const UNIT_JUMPS = [new Decimal(1_000), new Decimal(1_000_000)];
/** How near to such a power a change must be to be called one. */
const UNIT_JUMP_SLACK = new Decimal("1.5");
/** The dearest model ever sold asks $600 a million; what is dearer by far was written in another unit (it has happened). */
const DEAREST = new Decimal(1_000);

/**
 * Holds one feed's price against the price in force and against what other sources say of the same days. A suspicious price
 * is quarantined whoever agrees with it: several feeds copy the same mistake. Two sources that agree are accepted, unless as
 * many say otherwise; a source alone is taken where nobody says otherwise. Whatever was accepted before stays in force meanwhile.
 */
export function reconcilePrices(
  proposed: PriceEntry,
  current: PriceEntry | null,
  others: readonly PriceEntry[],
): Reconciled {
  const answer = (verdict: PriceVerdict, reasons: readonly PriceReason[] = []): Reconciled => ({
    ...{ verdict, proposed, current, others, reasons },
  });
  const suspicious = suspicionsOf(proposed, current);
  if (suspicious.length > 0) return answer("quarantined", suspicious);
  if (current && saysTheSame(proposed, current)) return answer("unchanged");
  const disagreeing = others.map((other) => differencesOf(proposed, other)).filter(({ length }) => length > 0);
  if (disagreeing.length === 0) return answer(others.length > 0 ? "agreed" : "single");
  const agreeing = others.length - disagreeing.length;
  return agreeing > 0 && agreeing + 1 > disagreeing.length ? answer("agreed") : answer("disputed", disagreeing.flat());
}

/** Reasons to keep a price out until a person has looked: what can be no price, and what changed too much. */
export function suspicionsOf(proposed: PriceEntry, current: PriceEntry | null): PriceReason[] {
  const changes = current ? suspiciousChanges(proposed, current) : [];
  const isToldAlready = new Set(changes.map(({ part }) => part));
  return [...impossible(proposed).filter(({ part }) => !isToldAlready.has(part)), ...changes];
}

/** True where two sources say the same of what both price, within a hundredth. */
export const sourcesAgree = (left: PriceEntry, right: PriceEntry): boolean => differencesOf(left, right).length === 0;

/** A source repeats itself when nothing is new; another source when it differs by no more than a hundredth. */
function saysTheSame(proposed: PriceEntry, current: PriceEntry): boolean {
  if (current.source !== proposed.source) return sourcesAgree(proposed, current);
  const before = pricePartsOf(current);
  return (
    proposed.currency === current.currency &&
    [...pricePartsOf(proposed)].every(([part, value]) => {
      const known = before.get(part);
      return known !== undefined && new Decimal(known).equals(value);
    })
  );
}

/** What can be no price, whatever it was before. */
function impossible(proposed: PriceEntry): PriceReason[] {
  const reasons = [...pricePartsOf(proposed)].flatMap(([part, value]): PriceReason[] => {
    const price = decimalOf(value);
    if (!price?.isFinite()) return [{ code: "not-a-number", part, value, threshold: null }];
    if (price.isNegative() && !price.isZero()) return [{ code: "negative", part, value, threshold: "0" }];
    return isTokenPart(part) && price.greaterThan(DEAREST)
      ? [{ code: "dearer-than-any", part, value, threshold: DEAREST.toString() }]
      : [];
  });
  if (reasons.some(({ code }) => code !== "dearer-than-any")) return reasons;
  const inverted = [proposed, ...proposed.contextTiers].flatMap(({ perMTok: { output, cacheRead } }): PriceReason[] =>
    output !== undefined && cacheRead !== undefined && new Decimal(output).lessThan(cacheRead)
      ? [{ code: "output-below-cached-input", part: "output", value: output, threshold: cacheRead }]
      : [],
  );
  return [...reasons, ...inverted];
}

function suspiciousChanges(proposed: PriceEntry, current: PriceEntry): PriceReason[] {
  if (proposed.currency !== current.currency) return [];
  const before = pricePartsOf(current);
  return [...pricePartsOf(proposed)].flatMap(([part, value]): PriceReason[] => {
    const known = before.get(part);
    const now = decimalOf(value);
    if (known === undefined || !now?.isFinite() || now.isNegative()) return [];
    const then = new Decimal(known);
    if (now.equals(then)) return [];
    if (now.isZero()) return [{ code: "new-zero", part, value, threshold: known }];
    if (then.isZero()) return [{ code: "change-outside", part, value, threshold: "0" }];
    const change = now.greaterThan(then) ? now.div(then) : then.div(now);
    if (UNIT_JUMPS.some((jump) => isNear(change, jump))) return [{ code: "unit-jump", part, value, threshold: known }];
    return change.greaterThan(LARGEST_CHANGE) ? [{ code: "change-outside", part, value, threshold: known }] : [];
  });
}

const isNear = (change: Decimal, jump: Decimal): boolean =>
  change.greaterThanOrEqualTo(jump.div(UNIT_JUMP_SLACK)) && change.lessThanOrEqualTo(jump.times(UNIT_JUMP_SLACK));

/** Figures that both give and that differ by more than a hundredth of the larger. Currencies are not compared. */
function differencesOf(left: PriceEntry, right: PriceEntry): PriceReason[] {
  if (left.currency !== right.currency) return [];
  const theirs = pricePartsOf(right);
  return [...pricePartsOf(left)].flatMap(([part, value]): PriceReason[] => {
    const other = theirs.get(part);
    if (other === undefined) return [];
    const [first, second] = [new Decimal(value), new Decimal(other)];
    const larger = Decimal.max(first, second);
    if (larger.isZero() || first.minus(second).abs().lessThanOrEqualTo(larger.times(AGREEMENT))) return [];
    return [{ code: "sources-differ", part, value, threshold: other }];
  });
}

function decimalOf(text: string): Decimal | null {
  try {
    return new Decimal(text);
  } catch {
    return null;
  }
}
