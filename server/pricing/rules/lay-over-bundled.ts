import type { PriceEntry } from "../schema";
import { hasSay } from "./apply-feed";
import { keyOfPrice, layPrice } from "./lay-price";

/** Marks what a feed brought, or a person accepted: it outlives a change of the bundled book. */
export const FEED_NOTE = "feed:";

/**
 * A changed bundled book under what feeds brought since. A feed's price of a model that the bundled book has holds from its day,
 * unless the book looked at its own later; what only speaks for days before the feed's first snapshot gives way to the book.
 */
export function layOverBundled(bundled: readonly PriceEntry[], before: readonly PriceEntry[]): PriceEntry[] {
  const rows = new Map<string, PriceEntry[]>();
  for (const entry of bundled) rows.set(keyOfPrice(entry), [...(rows.get(keyOfPrice(entry)) ?? []), entry]);
  const own = new Set(rows.keys());
  const fromFeeds = before.filter((entry) => hasSay(entry) && entry.note?.startsWith(FEED_NOTE));
  for (const entry of fromFeeds) {
    const key = keyOfPrice(entry);
    const there = rows.get(key) ?? [];
    if (!own.has(key)) rows.set(key, [...there, entry]);
    else if (
      entry.heldBy === undefined &&
      !there.some((row) => row.checkedOn > entry.checkedOn && own.has(key) && !row.note?.startsWith(FEED_NOTE))
    )
      rows.set(key, layPrice(there, entry, entry.from));
  }
  return [...rows.values()].flat();
}
