import type { Day } from "@/server/kernel/day";
import type { PriceEntry } from "../schema";
import { BEFORE_FIRST_SNAPSHOT } from "./book-from-feeds";
import { holdsOn } from "./models-of";
import { normaliseProvider } from "./normalise-provider";
import { reconcilePrices, type PriceVerdict, type Reconciled } from "./reconcile-prices";

/** What a feed's proposals made of a book. */
export interface AppliedFeed {
  readonly entries: readonly PriceEntry[];
  readonly counts: Readonly<Record<PriceVerdict | "added" | "changed", number>>;
  /** Proposals that were not simply taken, with the reasons. */
  readonly open: readonly Reconciled[];
}

const keyOf = ({ provider, model }: PriceEntry): string => `${normaliseProvider(provider)}\n${model.toLowerCase()}`;

/**
 * Lays a feed's snapshot of a day over a book. What the book says already stays as it is; a model it does not know is added; a
 * change of the feed's own earlier price holds from the day; what contradicts another source, or is suspicious, is kept beside
 * as disputed or quarantined while the price before stays in force. A model that left the feed keeps its price.
 * Entries of a feed carry `note: "feed:NAME"`.
 */
export function applyFeed(
  book: readonly PriceEntry[],
  feed: string,
  asOf: Day,
  proposals: readonly PriceEntry[],
): AppliedFeed {
  const mark = `feed:${feed}`;
  const inForce = new Map<string, PriceEntry[]>();
  for (const entry of book) if (entry.status === "accepted" && holdsOn(entry, asOf)) push(inForce, keyOf(entry), entry);
  const counts = { unchanged: 0, agreed: 0, single: 0, disputed: 0, quarantined: 0, added: 0, changed: 0 };
  const open: Reconciled[] = [];
  const added: PriceEntry[] = [];
  const ended = new Map<PriceEntry, PriceEntry>();
  // A proposal of the same feed that was left open before is made anew or has gone.
  const kept = book.filter((entry) => entry.note !== mark || entry.status === "accepted");
  for (const proposed of proposals) {
    const known = inForce.get(keyOf(proposed)) ?? [];
    const own = known.find((entry) => entry.note === mark);
    const others = known.filter((entry) => entry.note !== mark);
    const reconciled = reconcilePrices(proposed, own ?? others[0] ?? null, others);
    const { verdict } = reconciled;
    counts[verdict] += 1;
    if (verdict === "unchanged" || (verdict === "agreed" && !own)) continue;
    const entry = { ...proposed, note: mark };
    if (verdict === "disputed" || verdict === "quarantined") {
      open.push(reconciled);
      added.push({ ...entry, from: proposed.from ?? asOf, status: verdict });
    } else if (own) {
      counts.changed += 1;
      ended.set(own, { ...own, to: asOf });
      added.push({ ...entry, from: asOf });
    } else {
      counts.added += 1;
      if (proposed.from === null) added.push({ ...entry, to: asOf, heldBy: BEFORE_FIRST_SNAPSHOT });
      added.push({ ...entry, from: proposed.from ?? asOf });
    }
  }
  return { entries: [...kept.map((entry) => ended.get(entry) ?? entry), ...added], counts, open };
}

function push(map: Map<string, PriceEntry[]>, key: string, entry: PriceEntry): void {
  const there = map.get(key);
  if (there) there.push(entry);
  else map.set(key, [entry]);
}
