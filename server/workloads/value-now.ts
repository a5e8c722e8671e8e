import type { Day } from "@/server/kernel/day";
import { Decimal, zero } from "@/server/kernel/decimal";
import { askedModel, costOf, priceAt, valueUsage, type BookInForce, type ValuedUsage } from "@/server/pricing";
import type { UsageSum } from "./usage-store";

export type ValuedSum = ValuedUsage;

/** What usage cost when it was used. */
export const valueThen = ({ valuedCost, pricedTokens }: UsageSum): ValuedSum => ({ cost: valuedCost, pricedTokens });

/** What the same usage would cost at the prices of a day. A price in another currency is unknown. */
export const valueNow = (sum: UsageSum, book: BookInForce, day: Day): ValuedSum => valueUsage(book, sum, day);

/** What is charged beside tokens and requests at the prices of a day: machine hours, images, searches. */
export function unitsNow(sum: UsageSum, book: BookInForce, day: Day): Decimal {
  const { units } = sum;
  if (units === null) return zero;
  const found = priceAt(book.index, { provider: askedProvider(sum.provider), model: askedModel(sum), day });
  if (!found || found.entry.currency !== book.currency) return zero;
  return new Decimal(costOf(found.entry, { tokens: {}, requests: 0, units }).cost ?? 0);
}

/** A provider that a source could not name is asked for as no provider at all. */
export const askedProvider = (provider: string): string | null =>
  provider === "" || provider === "unknown" ? null : provider;
