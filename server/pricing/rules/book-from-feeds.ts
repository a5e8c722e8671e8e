import type { Day } from "@/server/kernel/day";
import type { Book, PriceEntry } from "../schema";

/** What a feed said on a day. */
export interface FeedSnapshot {
  readonly feed: string;
  readonly day: Day;
  readonly entries: readonly PriceEntry[];
}

/** Why an entry holds for days that its snapshot does not speak of. */
export const BEFORE_FIRST_SNAPSHOT = "before-first-snapshot";
export const LAST_KNOWN_PRICE = "last-known-price";

/**
 * A book of dated snapshots. Each holds from its day until the next of the same feed; days before the first use the
 * first and say so; a model that a later snapshot lacks keeps its last price. A feed's own dates hold within that.
 * Where several feeds price a model, the one named first counts.
 */
export function bookFromFeeds(version: string, snapshots: readonly FeedSnapshot[]): Book {
  const feeds = [...new Set(snapshots.map(({ feed }) => feed))];
  const entries = feeds.flatMap((feed) => entriesOfFeed(snapshots.filter((snapshot) => snapshot.feed === feed)));
  return { version, entries, machines: [] };
}

function entriesOfFeed(snapshots: readonly FeedSnapshot[]): PriceEntry[] {
  const ordered = byDay(snapshots);
  const models = ordered.map(({ entries }) => new Set(entries.map(keyOf)));
  return ordered.flatMap((snapshot, at) => {
    const until = ordered[at + 1]?.day ?? null;
    return snapshot.entries.flatMap((entry) => {
      const isKept = until !== null && models[at + 1]?.has(keyOf(entry)) === false;
      const back = isKept
        ? (ordered.slice(at + 2).find((_, next) => models[at + 2 + next]?.has(keyOf(entry)))?.day ?? null)
        : null;
      return [
        ...(at === 0 ? within(entry, null, snapshot.day, BEFORE_FIRST_SNAPSHOT) : []),
        ...within(entry, snapshot.day, until),
        ...(isKept ? within(entry, until, back, LAST_KNOWN_PRICE) : []),
      ];
    });
  });
}

/** In order of their days; files of one feed and day are parts of one snapshot, in the order in which they are named. */
function byDay(snapshots: readonly FeedSnapshot[]): Pick<FeedSnapshot, "day" | "entries">[] {
  const days = [...new Set(snapshots.map(({ day }) => day))].sort();
  return days.map((day) => ({
    day,
    entries: snapshots.filter((snapshot) => snapshot.day === day).flatMap(({ entries }) => entries),
  }));
}

const keyOf = (entry: PriceEntry): string => `${entry.provider}\n${entry.model}`;

/** The part of an entry's own days that lies in `[from, to)`. */
function within(entry: PriceEntry, from: Day | null, to: Day | null, heldBy?: string): PriceEntry[] {
  const start = entry.from === null ? from : from === null || entry.from > from ? entry.from : from;
  const end = entry.to === null ? to : to === null || entry.to < to ? entry.to : to;
  if (start !== null && end !== null && start >= end) return [];
  return [{ ...entry, from: start, to: end, ...(heldBy === undefined ? {} : { heldBy }) }];
}
