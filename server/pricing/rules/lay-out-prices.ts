import { addMonths, firstDayOf, monthOf, type Day, type DayRange, type Month } from "@/server/kernel/day";
import type { BookIndex } from "./index-book";
import { askedModel, priceSegments, segmentRates, type PerToken, type PricedKind } from "./price-segments";

/** What a kind of row pays on the days of `[from, to)`. */
export interface LaidSegment extends PerToken {
  readonly id: number;
  readonly kind: number;
  readonly from: Day;
  readonly to: Day;
  readonly perRequest: string | null;
  readonly units: Readonly<Record<string, string>>;
}

/** Days of a month inside which the price of a kind changes; their segment, by its id. */
export interface LaidPart {
  readonly kind: number;
  readonly month: Day;
  readonly from: Day;
  readonly to: Day;
  readonly segment: number;
}

/** The prices of kinds over some months, as rows that a database can join. Kinds are known by their place. */
export interface LaidPrices {
  readonly kinds: readonly (PricedKind & { readonly kind: number })[];
  readonly segments: readonly LaidSegment[];
  /** Months that have more than one price, or one for some of their days. */
  readonly turned: readonly { readonly kind: number; readonly month: Day }[];
  readonly parts: readonly LaidPart[];
}

/**
 * Lays out what each kind of row pays over a range of whole months. Neighbours with equal rates are one segment, so that a
 * month is turned only where its price is not one. Prices in another currency than the organization's are left out: without
 * a dated rate they are unknown.
 */
export function layOutPrices(
  index: BookIndex,
  currency: string,
  kinds: readonly PricedKind[],
  range: DayRange,
): LaidPrices {
  const numbered = kinds.map((one, kind) => ({ ...one, kind }));
  const segments: LaidSegment[] = [];
  const turned: { kind: number; month: Day }[] = [];
  const parts: LaidPart[] = [];
  for (const kind of numbered) {
    const own = segmentsOf(index, currency, kind, range).map((one, at) => ({ id: segments.length + at, ...one }));
    segments.push(...own);
    for (const month of turnedMonths(own)) {
      turned.push({ kind: kind.kind, month: firstDayOf(month) });
      parts.push(...partsOf(own, month));
    }
  }
  return { kinds: numbered, segments, turned, parts };
}

type Segment = Omit<LaidSegment, "id">;

function segmentsOf(
  index: BookIndex,
  currency: string,
  kind: PricedKind & { readonly kind: number },
  range: DayRange,
): Segment[] {
  const laid: Segment[] = [];
  for (const { from, to, entry } of priceSegments(index, kind.provider, askedModel(kind))) {
    const days = { from: later(from, range.from), to: earlier(to, range.to) };
    if (entry.currency !== currency || days.from >= days.to) continue;
    const { tokens, perRequest, units } = segmentRates(entry, kind);
    const segment = { kind: kind.kind, ...days, ...tokens, perRequest, units };
    const before = laid.at(-1);
    if (before?.to === days.from && ratesOf(before) === ratesOf(segment))
      laid[laid.length - 1] = { ...before, to: days.to };
    else laid.push(segment);
  }
  return laid;
}

const later = (day: Day | null, first: Day): Day => (day !== null && day > first ? day : first);
const earlier = (day: Day | null, last: Day): Day => (day !== null && day < last ? day : last);
const ratesOf = ({ from: _from, to: _to, kind: _kind, ...rates }: Segment): string => JSON.stringify(rates);

function turnedMonths(segments: readonly LaidSegment[]): Month[] {
  const edges = segments.flatMap(({ from, to }) => [from, to]);
  return [...new Set(edges.filter((day) => day !== firstDayOf(monthOf(day))).map(monthOf))];
}

function partsOf(segments: readonly LaidSegment[], month: Month): LaidPart[] {
  const whole = { from: firstDayOf(month), to: firstDayOf(addMonths(month, 1)) };
  return segments
    .filter(({ from, to }) => from < whole.to && to > whole.from)
    .map(({ id, kind, from, to }) => ({
      ...{ kind, month: whole.from, segment: id },
      ...{ from: later(from, whole.from), to: earlier(to, whole.to) },
    }));
}
