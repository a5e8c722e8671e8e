import type { Day, DayRange } from "@/server/kernel/day";
import { TOKEN_BUCKETS, type TokenBucket } from "@/server/kernel/tokens";
import { contextRange } from "./context-range";
import { findCandidates } from "./find-candidates";
import type { BookIndex } from "./index-book";
import { priceAt, type PriceFound } from "./price-at";
import { levelAt, ratesOf, type TokenRates } from "./rates-of";

/** What rows must have in common to be valued at one price on one day. */
export interface SegmentKey {
  readonly provider: string | null;
  readonly model: string;
  readonly serviceTier: string | null;
  readonly batch: boolean;
  readonly contextTier: string | null;
}
/** Exact price of one token in each bucket, batch factor included; `null` where it is not known. */
export type PerToken = Readonly<Record<TokenBucket, string | null>>;

/**
 * The price of a key on every day of `[from, to)`, so that a database can value rows by one join:
 *
 *     cost = Σ tokens[bucket] · perToken[bucket] + requests · perRequest + Σ units[name] · units[name]
 *
 * over the buckets that have a price; the others make the row partly unpriced, and so does each of `unknown` where any
 * token is priced. Where `upper` has levels above which the row's input tokens lie, the row may cost up to the largest
 * of them; its value stays that of `perToken`.
 */
export interface PriceSegment extends DayRange {
  readonly found: PriceFound | null;
  readonly currency: string;
  readonly perToken: PerToken;
  readonly upper: readonly { readonly above: number; readonly perToken: PerToken }[];
  readonly perRequest: string | null;
  readonly units: Readonly<Record<string, string>>;
  readonly unknown: readonly string[];
}

/** Every key with its segments: ascending, without gaps, covering the whole range. */
export function priceSegments(
  index: BookIndex,
  keys: readonly SegmentKey[],
  range: DayRange,
): { readonly key: SegmentKey; readonly segments: readonly PriceSegment[] }[] {
  return keys.map((key) => ({ key, segments: segmentsOf(index, key, range) }));
}

function segmentsOf(index: BookIndex, key: SegmentKey, range: DayRange): PriceSegment[] {
  if (range.from >= range.to) return [];
  const starts = startsWithin(index, key, range);
  const held: { from: Day; found: PriceFound | null }[] = [];
  for (const from of starts) {
    const found = priceAt(index, { provider: key.provider, model: key.model, day: from });
    const last = held.at(-1);
    if (!last || last.found?.entry !== found?.entry || last.found?.rule !== found?.rule) held.push({ from, found });
  }
  return held.map(({ from, found }, at) => segment(from, held[at + 1]?.from ?? range.to, found, key));
}

/** The days on which the answer may change: those on which any entry the id may mean begins or ends. */
function startsWithin(index: BookIndex, key: SegmentKey, range: DayRange): Day[] {
  const days = new Set<Day>([range.from]);
  for (const { entries, witnesses } of findCandidates(index, key.provider, key.model))
    for (const { from, to } of [...entries, ...witnesses])
      for (const day of [from, to]) if (day !== null && day > range.from && day < range.to) days.add(day);
  return [...days].sort();
}

function segment(from: Day, to: Day, found: PriceFound | null, key: SegmentKey): PriceSegment {
  if (!found)
    return { from, to, found, currency: "USD", perToken: nothing, upper: [], perRequest: null, units: {}, unknown: [] };
  const { levels, unknown } = ratesOf(found.entry, key);
  const context = contextRange({ contextTier: key.contextTier }, Number.MAX_SAFE_INTEGER);
  const first = levelAt(levels, context.least);
  const last = levelAt(levels, context.most);
  return {
    from,
    to,
    found,
    currency: found.entry.currency,
    perToken: texts(levels[first]?.rates),
    upper: levels.slice(first + 1, last + 1).map(({ above, rates }) => ({ above, perToken: texts(rates) })),
    perRequest: found.entry.perRequest ?? null,
    units: found.entry.units,
    unknown,
  };
}

const texts = (rates: TokenRates | undefined): PerToken =>
  Object.fromEntries(
    TOKEN_BUCKETS.map((bucket) => [bucket, rates?.[bucket]?.toString() ?? null]),
  ) as unknown as PerToken;
const nothing = texts(undefined);
