import { Decimal, sumOf } from "@/server/kernel/decimal";
import { formatMoney, formatShare } from "@/server/kernel/format";
import type { PriceChangeLine } from "../../schema";
import { listed } from "./clauses";

/** "Prices took $3,100 off the quarter", a title; the sum of the lines' effects. */
export function priceHeadline(lines: readonly Pick<PriceChangeLine, "effect">[], currency: string): string {
  if (lines.length === 0) return "No price of a model in use changed";
  const effect = sumOf(lines.map((line) => new Decimal(line.effect)));
  if (effect.isZero()) return "Prices changed, and the quarter costs the same";
  const money = formatMoney(effect.abs(), currency);
  return effect.lt(0) ? `Prices took ${money} off the quarter` : `Prices added ${money} to the quarter`;
}

/** `input and output −20 %`, `cached input −25 %`: kinds that changed alike stand together. */
export function priceChangeWords(changes: PriceChangeLine["changes"]): string {
  const kinds = new Map<string, string[]>();
  for (const { kind, relative } of changes) {
    const change = formatShare(relative, 0, { signed: true });
    kinds.set(change, [...(kinds.get(change) ?? []), kind]);
  }
  return [...kinds].map(([change, named]) => `${listed(named)} ${change}`).join(", ");
}
