import { Decimal, zero } from "@/server/kernel/decimal";
import { inputTokens, noTokens, TOKEN_BUCKETS, type TokenBuckets } from "@/server/kernel/tokens";
import type { PriceEntry } from "../schema";
import { contextRange } from "./context-range";
import { levelAt, ratesOf, type TokenRates } from "./rates-of";
import { unitPrices } from "./unit-prices";

/** Usage to be valued: one request or a rollup of many. Disjoint buckets; an absent bucket is 0. */
export interface PricedUsage {
  readonly tokens: Partial<TokenBuckets>;
  /** `null` where the source does not count requests. */
  readonly requests?: number | null;
  readonly batch?: boolean | null;
  readonly serviceTier?: string | null;
  /** Size of each request's context where it is known: input, cache reads and writes. */
  readonly contextTokens?: number | null;
  /** The provider's label where only that is known: `≤ 200k`, `200k-1M`. */
  readonly contextTier?: string | null;
  /** Counts of anything that is not a text token, by the unit's name. */
  readonly units?: Readonly<Record<string, number | string>> | null;
}

/** What usage is worth. `cost` is an exact decimal; `null` where nothing of it is priced, never 0 for unknown. */
export interface Valuation {
  readonly cost: string | null;
  readonly currency: string;
  readonly priced: "full" | "partly" | "none";
  /** Buckets, units or tiers without a price of their own, in a fixed order. */
  readonly unpriced: readonly string[];
  /** What it may cost at most where context tiers exist and the requests' context is not known; else `null`. */
  readonly upperBound: string | null;
}

interface Part {
  readonly amount: Decimal;
  readonly isPriced: boolean;
  readonly unpriced: readonly string[];
}

/**
 * Values usage at one price: tokens per bucket, times the batch factor, plus requests and units (spec: "Value of a row").
 * Context tiers are a cliff: the whole request at the tier of its context.
 */
export function costOf(entry: PriceEntry | null, usage: PricedUsage): Valuation {
  const tokens = { ...noTokens, ...usage.tokens };
  if (!entry) return notPriced(tokens, usage.units);
  const { levels, unknown } = ratesOf(entry, usage);
  const range = contextRange(usage, inputTokens(tokens));
  const first = levelAt(levels, range.least);
  const last = levelAt(levels, range.most);
  const base = tokenPart(levels[first]?.rates, tokens);
  const rest = [requestPart(entry, usage.requests), unitPart(entry, usage.units)];
  const parts = [base, ...rest];
  const unpriced = [...base.unpriced, ...unknown.filter(() => base.isPriced), ...rest.flatMap((part) => part.unpriced)];
  if (unpriced.length > 0 && !parts.some((part) => part.isPriced))
    return { cost: null, currency: entry.currency, priced: "none", unpriced, upperBound: null };
  const fixed = rest.reduce((sum, part) => sum.plus(part.amount), zero);
  const cost = base.amount.plus(fixed);
  const dearer = levels.slice(first + 1, last + 1).map(({ rates }) => tokenPart(rates, tokens).amount.plus(fixed));
  return {
    cost: cost.toString(),
    currency: entry.currency,
    priced: unpriced.length === 0 ? "full" : "partly",
    unpriced,
    upperBound: dearer.length > 0 ? Decimal.max(cost, ...dearer).toString() : null,
  };
}

function notPriced(tokens: TokenBuckets, units: PricedUsage["units"]): Valuation {
  const unpriced = [
    ...TOKEN_BUCKETS.filter((bucket) => tokens[bucket] > 0),
    ...Object.keys(units ?? {}).map((name) => `units.${name}`),
  ];
  return { cost: null, currency: "USD", priced: "none", unpriced, upperBound: null };
}

function tokenPart(rates: TokenRates | undefined, tokens: TokenBuckets): Part {
  let amount = zero;
  let isPriced = false;
  const unpriced: string[] = [];
  for (const bucket of TOKEN_BUCKETS) {
    const count = tokens[bucket];
    if (count === 0) continue;
    const rate = rates?.[bucket];
    if (!rate) unpriced.push(bucket);
    else {
      amount = amount.plus(rate.times(count));
      isPriced = true;
    }
  }
  return { amount, isPriced, unpriced };
}

function requestPart(entry: PriceEntry, requests: number | null | undefined): Part {
  if (entry.perRequest === undefined || new Decimal(entry.perRequest).isZero())
    return { amount: zero, isPriced: false, unpriced: [] };
  if (requests === undefined || requests === null) return { amount: zero, isPriced: false, unpriced: ["requests"] };
  return { amount: new Decimal(entry.perRequest).times(requests), isPriced: requests > 0, unpriced: [] };
}

function unitPart(entry: PriceEntry, units: PricedUsage["units"]): Part {
  let amount = zero;
  let isPriced = false;
  const unpriced: string[] = [];
  const prices = units ? unitPrices(entry) : {};
  for (const [name, count] of Object.entries(units ?? {})) {
    const quantity = new Decimal(count);
    if (quantity.isZero()) continue;
    const price = Object.hasOwn(prices, name) ? prices[name] : undefined;
    if (price === undefined) unpriced.push(`units.${name}`);
    else {
      amount = amount.plus(quantity.times(price));
      isPriced = true;
    }
  }
  return { amount, isPriced, unpriced };
}
