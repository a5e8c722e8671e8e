import type { Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
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

/** A provider that a source could not name is asked for as no provider at all. */
export const askedProvider = (provider: string): string | null =>
  provider === "" || provider === "unknown" ? null : provider;
