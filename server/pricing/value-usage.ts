import type { Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { allTokens, type TokenBuckets } from "@/server/kernel/tokens";
import type { BookInForce } from "./current-book";
import { costOf } from "./rules/cost-of";
import { priceAt } from "./rules/price-at";
import { askedModel, askedProvider, type PricedKind } from "./rules/price-segments";

/** Usage of one kind of price: sums over any days. */
export interface UsageOfKind extends PricedKind {
  /** `null` where the source does not count them. */
  readonly requests: number | null;
  readonly tokens: TokenBuckets;
  /** Counts of anything that is no text token, exact, by the unit's name. */
  readonly units: Readonly<Record<string, string>> | null;
}

export interface ValuedUsage {
  /** In the organization's currency; `null`: unpriced. */
  readonly cost: Decimal | null;
  readonly pricedTokens: number;
}

/** What usage costs at the prices of a day. A price in another currency than the organization's is unknown. */
export function valueUsage(book: BookInForce, usage: UsageOfKind, day: Day): ValuedUsage {
  const { provider, tokens, requests, batch, serviceTier, contextTier, units } = usage;
  const found = priceAt(book.index, { provider: askedProvider(provider), model: askedModel(usage), day });
  if (!found || found.entry.currency !== book.currency) return { cost: null, pricedTokens: 0 };
  const valued = costOf(found.entry, { tokens, requests, batch, serviceTier, contextTier, units });
  if (valued.cost === null) return { cost: null, pricedTokens: 0 };
  const unpriced = valued.unpriced.reduce(
    (count, name) => count + (name in tokens ? tokens[name as keyof TokenBuckets] : 0),
    0,
  );
  return { cost: new Decimal(valued.cost), pricedTokens: allTokens(tokens) - unpriced };
}

/** What parts are worth together: unpriced only where all of them are. */
export function addValues(left: ValuedUsage, right: ValuedUsage): ValuedUsage {
  const cost = left.cost === null || right.cost === null ? (left.cost ?? right.cost) : left.cost.plus(right.cost);
  return { cost, pricedTokens: left.pricedTokens + right.pricedTokens };
}
