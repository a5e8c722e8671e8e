import type { Day } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { TOKEN_BUCKETS, type TokenBucket } from "@/server/kernel/tokens";
import type { PriceEntry } from "../schema";
import { contextRange } from "./context-range";
import { rateDays } from "./exchange-rates";
import { findCandidates } from "./find-candidates";
import type { BookIndex } from "./index-book";
import { priceAt } from "./price-at";
import { levelAt, ratesOf, type TokenRates } from "./rates-of";
import { unitPrices } from "./unit-prices";

/** What rows must have in common to be valued alike on one day. Empty texts say nothing. */
export interface PricedKind {
  readonly provider: string;
  readonly model: string;
  /** Where the model is sold at another price for staying there: `data-zone`. */
  readonly zone: string;
  readonly serviceTier: string;
  readonly batch: boolean;
  readonly contextTier: string;
}
/** The price of a model on every day of `[from, to)`; `null` is open. Days without a segment have no price. */
export interface PriceSegment {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly entry: PriceEntry;
  readonly rule: string;
}
/** Exact price of one token in each bucket, batch factor included; `null` where it is not known. */
export type PerToken = Readonly<Record<TokenBucket, string | null>>;
/**
 * What a kind of row pays: Σ tokens · `tokens` + requests · `perRequest` + Σ counts · `units`, over what is priced. A row
 * whose input tokens lie above a level of `upper` may cost up to the largest such level; its value stays that of `tokens`.
 */
export interface SegmentRates {
  readonly tokens: PerToken;
  readonly upper: readonly { readonly above: number; readonly tokens: PerToken }[];
  readonly perRequest: string | null;
  readonly units: Readonly<Record<string, string>>;
  /** Tiers without a price of their own (`batch`, `flex` …), valued at the standard one: the row is partly unpriced. */
  readonly unknown: readonly string[];
}

/** The provider to ask prices of; `null` where the usage does not say whose model it was. */
export const askedProvider = (provider: string | null): string | null =>
  provider === null || provider.trim() === "" || provider === "unknown" ? null : provider;

/** The model to ask prices of: in a zone it stands in the book under the zone's name. */
export const askedModel = ({ model, zone }: Pick<PricedKind, "model" | "zone">): string =>
  zone === "" ? model : `${zone}/${model}`;

/** Every price a model has had and has, ascending and without overlap, so that a database can value rows by one join. */
export function priceSegments(index: BookIndex, provider: string | null, model: string): PriceSegment[] {
  const asked = askedProvider(provider);
  const segments: PriceSegment[] = [];
  const starts = startsOf(index, asked, model);
  starts.forEach((from, at) => {
    // The first stretch has no first day: any day before the earliest change stands for it.
    const found = priceAt(index, { provider: asked, model, day: from ?? BEFORE_ALL });
    if (!found) return;
    const to = starts[at + 1] ?? null;
    const last = segments.at(-1);
    if (last && last.to === from && last.entry === found.entry && last.rule === found.rule)
      segments[segments.length - 1] = { ...last, to };
    else segments.push({ from, to, ...found });
  });
  return segments;
}

const BEFORE_ALL: Day = "0000-01-01";

/** The days on which the answer may change: those on which any entry the id may mean begins or ends. */
function startsOf(index: BookIndex, provider: string | null, model: string): (Day | null)[] {
  const days = new Set<Day>();
  for (const { entries, witnesses } of findCandidates(index, provider, model))
    for (const { from, to } of [...entries, ...witnesses])
      for (const day of [from, to]) if (day !== null) days.add(day);
  for (const day of daysOfRates(index, provider, model)) days.add(day);
  return [null, ...[...days].sort()];
}

/** Where a price is in another currency, its value changes with the rate. */
function daysOfRates(index: BookIndex, provider: string | null, model: string): Day[] {
  const { exchange } = index;
  if (!exchange) return [];
  const currencies = new Set(
    findCandidates(index, provider, model).flatMap(({ entries }) => entries.map(({ currency }) => currency)),
  );
  return [...currencies].flatMap((currency) => (currency === exchange.to ? [] : rateDays(exchange, currency)));
}

/** What rows of a kind pay at an entry. */
export function segmentRates(
  entry: PriceEntry,
  kind: Pick<PricedKind, "serviceTier" | "batch" | "contextTier">,
): SegmentRates {
  const { levels, unknown } = ratesOf(entry, kind);
  const context = contextRange({ contextTier: kind.contextTier }, Number.MAX_SAFE_INTEGER);
  const first = levelAt(levels, context.least);
  const last = levelAt(levels, context.most);
  return {
    tokens: texts(levels[first]?.rates),
    upper: levels.slice(first + 1, last + 1).map(({ above, rates }) => ({ above, tokens: texts(rates) })),
    perRequest: entry.perRequest === undefined || new Decimal(entry.perRequest).isZero() ? null : entry.perRequest,
    units: unitPrices(entry),
    unknown,
  };
}

const texts = (rates: TokenRates | undefined): PerToken =>
  Object.fromEntries(
    TOKEN_BUCKETS.map((bucket) => [bucket, rates?.[bucket]?.toString() ?? null]),
  ) as unknown as PerToken;
