import { Decimal } from "@/server/kernel/decimal";
import type { TokenBucket } from "@/server/kernel/tokens";
import type { PriceEntry, TokenPrices } from "../schema";

/** Price of one token in each bucket, batch factor included; `null` where it is not known. */
export type TokenRates = Readonly<Record<TokenBucket, Decimal | null>>;
/** The rates of requests whose context is larger than `above` tokens; the base level begins at -1. */
export interface RateLevel {
  readonly above: number;
  readonly rates: TokenRates;
}
/** What a row of this kind pays, level by level, and what the book does not know about it. */
export interface Rates {
  readonly levels: readonly RateLevel[];
  /** `batch`, `flex`, `priority` or `serviceTier`: sold at a price of its own that is not known, valued at the standard one. */
  readonly unknown: readonly string[];
}
export interface RateKind {
  readonly serviceTier?: string | null;
  readonly batch?: boolean | null;
}

type Tier = "standard" | "batch" | "flex" | "priority" | "unknown";

const SERVICE_TIERS: Readonly<Record<string, Tier>> = {
  "": "standard",
  auto: "standard",
  default: "standard",
  standard: "standard",
  on_demand: "standard",
  batch: "batch",
  flex: "flex",
  flex_discount: "flex",
  priority: "priority",
  priority_on_demand: "priority",
};

/** The tier that a row's words mean. */
export function serviceTierOf(kind: RateKind): Tier {
  if (kind.batch === true) return "batch";
  return (
    SERVICE_TIERS[
      (kind.serviceTier ?? "")
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, "_")
    ] ?? "unknown"
  );
}

const perToken = (price: string | undefined, factor: Decimal): Decimal | null =>
  price === undefined ? null : new Decimal(price).times(factor).div(1_000_000);

/** What a tier does not name is at the base price; reasoning without a price of its own is output. */
function ratesFrom(base: TokenPrices, tier: TokenPrices, factor: Decimal): TokenRates {
  return {
    uncachedInput: perToken(tier.input ?? base.input, factor),
    cacheRead: perToken(tier.cacheRead ?? base.cacheRead, factor),
    cacheWrite5m: perToken(tier.cacheWrite5m ?? base.cacheWrite5m, factor),
    cacheWrite1h: perToken(tier.cacheWrite1h ?? base.cacheWrite1h, factor),
    output: perToken(tier.output ?? base.output, factor),
    reasoning: perToken(tier.reasoning ?? tier.output ?? base.reasoning ?? base.output, factor),
  };
}

const one = new Decimal(1);
const remembered = new WeakMap<PriceEntry, Map<Tier, Rates>>();

/** The rates of an entry for a kind of row. Exact: a price per million divided by a million loses no digit. */
export function ratesOf(entry: PriceEntry, kind: RateKind): Rates {
  const tier = serviceTierOf(kind);
  const ofEntry = remembered.get(entry) ?? new Map<Tier, Rates>();
  remembered.set(entry, ofEntry);
  const before = ofEntry.get(tier);
  if (before) return before;
  const rates = computeRates(entry, tier);
  ofEntry.set(tier, rates);
  return rates;
}

function computeRates(entry: PriceEntry, tier: Tier): Rates {
  const own = tier === "flex" ? entry.flex : tier === "priority" ? entry.priority : undefined;
  const sold = own ?? entry;
  const factor = tier === "batch" && entry.batchFactor !== undefined ? new Decimal(entry.batchFactor) : one;
  const isUnknown = tier !== "standard" && own === undefined && !(tier === "batch" && entry.batchFactor !== undefined);
  const levels = [...(sold.contextTiers ?? [])].sort((left, right) => left.above - right.above);
  return {
    levels: [
      { above: -1, rates: ratesFrom(sold.perMTok, {}, factor) },
      ...levels.map(({ above, perMTok }) => ({ above, rates: ratesFrom(sold.perMTok, perMTok, factor) })),
    ],
    unknown: isUnknown ? [tier === "unknown" ? "serviceTier" : tier] : [],
  };
}

/** The level that a context of so many tokens is billed at: the last one it is larger than. */
export function levelAt(levels: readonly RateLevel[], contextTokens: number): number {
  let at = 0;
  for (let next = 1; next < levels.length && (levels[next]?.above ?? Infinity) < contextTokens; next += 1) at = next;
  return at;
}
