import { canonicalJson } from "@/server/kernel/canonical-json";
import { Decimal } from "@/server/kernel/decimal";
import type { PriceEntry, TokenPrices } from "../schema";

/**
 * True where two entries ask the same money for whatever both price. What only one of them prices is no disagreement:
 * a source may know less, but input or output must be known to both.
 */
export function pricesAgree(left: PriceEntry, right: PriceEntry): boolean {
  if (left === right) return true;
  if (left.currency !== right.currency || !sharedAgree(left.perMTok, right.perMTok)) return false;
  if (left.contextTiers.length === 0 || right.contextTiers.length === 0) return true;
  return canonicalJson(left.contextTiers.map(mainPrices)) === canonicalJson(right.contextTiers.map(mainPrices));
}

function sharedAgree(left: TokenPrices, right: TokenPrices): boolean {
  const shared = (Object.keys(left) as (keyof TokenPrices)[]).filter((bucket) => right[bucket] !== undefined);
  return (
    (shared.includes("input") || shared.includes("output")) &&
    shared.every((bucket) => new Decimal(left[bucket] ?? 0).equals(right[bucket] ?? 0))
  );
}

const mainPrices = ({ above, perMTok }: PriceEntry["contextTiers"][number]) => [
  above,
  new Decimal(perMTok.input ?? 0).toString(),
  new Decimal(perMTok.output ?? 0).toString(),
];
