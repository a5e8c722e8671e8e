import type { Day } from "@/server/kernel/day";
import { Decimal, zero } from "@/server/kernel/decimal";
import { allTokens } from "@/server/kernel/tokens";
import { costOf, priceAt, type BookInForce } from "@/server/pricing";
import type { UsageSum } from "./usage-store";

export interface ValuedSum {
  readonly cost: Decimal | null;
  readonly pricedTokens: number;
}

/** What usage cost when it was used. */
export const valueThen = ({ valuedCost, pricedTokens }: UsageSum): ValuedSum => ({ cost: valuedCost, pricedTokens });

/** What the same usage would cost at the prices of a day. A price in another currency is unknown. */
export function valueNow(sum: UsageSum, book: BookInForce, day: Day): ValuedSum {
  const found = priceAt(book.index, { provider: askedProvider(sum.provider), model: sum.model, day });
  if (!found || found.entry.currency !== book.currency) return { cost: null, pricedTokens: 0 };
  const { tokens, requests, batch, serviceTier, contextTier, units } = sum;
  const valued = costOf(found.entry, { tokens, requests, batch, serviceTier, contextTier, units });
  const unpriced = valued.unpriced.reduce(
    (count, name) => count + (name in tokens ? tokens[name as keyof typeof tokens] : 0),
    0,
  );
  const cost = valued.cost === null ? null : new Decimal(valued.cost);
  return { cost, pricedTokens: cost === null ? 0 : allTokens(tokens) - unpriced };
}

/** What is charged beside tokens and requests at the prices of a day: machine hours, images, searches. */
export function unitsNow({ provider, model, units }: UsageSum, book: BookInForce, day: Day): Decimal {
  if (units === null) return zero;
  const found = priceAt(book.index, { provider: askedProvider(provider), model, day });
  if (!found || found.entry.currency !== book.currency) return zero;
  return new Decimal(costOf(found.entry, { tokens: {}, requests: 0, units }).cost ?? 0);
}

/** A provider that a source could not name is asked for as no provider at all. */
export const askedProvider = (provider: string): string | null =>
  provider === "" || provider === "unknown" ? null : provider;
