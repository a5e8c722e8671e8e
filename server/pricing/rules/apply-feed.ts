import { addDays, type Day } from "@/server/kernel/day";
import { canonicalJson } from "@/server/kernel/canonical-json";
import type { PriceEntry } from "../schema";
import { BEFORE_FIRST_SNAPSHOT } from "./book-from-feeds";
import { keyOfPrice, layPrice } from "./lay-price";
import { holdsOn } from "./models-of";
import { pricePartsOf } from "./price-parts";
import {
  reconcilePrices,
  suspicionsOf,
  type PriceReason,
  type PriceVerdict,
  type Reconciled,
} from "./reconcile-prices";

/** A feed's file as it stood on a day, and all that it is held against. */
export interface FeedProposals {
  readonly feed: string;
  readonly asOf: Day;
  readonly proposals: readonly PriceEntry[];
  /** Figures that are no prices, by the entry they were left out of: nothing else of the entry is taken either. */
  readonly spoiled?: ReadonlyMap<PriceEntry, readonly PriceReason[]>;
  /** What the other feeds said last. */
  readonly statements?: readonly { readonly feed: string; readonly entries: readonly PriceEntry[] }[];
}

/** What a feed's proposals made of a book. */
export interface AppliedFeed {
  readonly entries: PriceEntry[];
  readonly counts: Readonly<Record<PriceVerdict | "added" | "changed" | "retirements", number>>;
  /** Proposals that were not simply taken, with the reasons. */
  readonly open: readonly Reconciled[];
}

/** The mark of an entry that a feed brought: its `note`. */
export const markOf = (feed: string): string => `feed:${feed}`;
/** True where a price has its say in valuations; what is open stands beside the book. */
export const hasSay = ({ status }: PriceEntry): boolean => status === "accepted";

/** The same proposal again has the same name: what a person declined is not asked twice. */
export const proposalName = (entry: PriceEntry): string =>
  canonicalJson([
    entry.source,
    keyOfPrice(entry),
    entry.from,
    entry.to,
    entry.currency,
    [...pricePartsOf(entry)].sort(),
  ]);

/**
 * Lays a feed's snapshot of a day over a book. What the book says already stays as it is; a model it does not know is added; a
 * change holds from the day unless the feed dates it; what contradicts another source, or is suspicious, is left open while the
 * price before stays in force. A model that left the feed keeps its price. A retirement day that the book does not have
 * comes in with the price. Entries of a feed carry `note: "feed:NAME"`.
 */
export function applyFeed(book: readonly PriceEntry[], given: FeedProposals): AppliedFeed {
  const work = new Work(book, given);
  for (const proposed of firstOfEach(given.proposals)) work.take(proposed);
  return work.answer();
}

class Work {
  private readonly rows = new Map<string, PriceEntry[]>();
  private readonly others: ReadonlyMap<string, readonly { feed: string; entry: PriceEntry }[]>;
  private readonly open: Reconciled[] = [];
  private readonly tally = {
    ...{ unchanged: 0, agreed: 0, single: 0, disputed: 0, quarantined: 0, added: 0, changed: 0, retirements: 0 },
  };

  constructor(
    book: readonly PriceEntry[],
    private readonly given: FeedProposals,
  ) {
    for (const entry of book) if (hasSay(entry)) push(this.rows, keyOfPrice(entry), entry);
    const others = new Map<string, { feed: string; entry: PriceEntry }[]>();
    for (const { feed, entries } of given.statements ?? [])
      if (feed !== given.feed) for (const entry of entries) push(others, keyOfPrice(entry), { feed, entry });
    this.others = others;
  }

  take(proposed: PriceEntry): void {
    const { asOf, spoiled } = this.given;
    const key = keyOfPrice(proposed);
    const day = dayOfComparison(proposed, asOf);
    const current = (this.rows.get(key) ?? []).find((entry) => holdsOn(entry, day)) ?? null;
    const reconciled = reconcilePrices(proposed, current, this.othersOn(key, day, current));
    const faults = spoiled?.get(proposed);
    if (faults) return this.leaveOpen({ ...reconciled, verdict: "quarantined", reasons: faults });
    this.tally[reconciled.verdict] += 1;
    if (reconciled.verdict === "unchanged") return this.takeRetirement(key, proposed, current, reconciled);
    if (reconciled.verdict === "disputed" || reconciled.verdict === "quarantined") {
      this.open.push(reconciled);
      return;
    }
    this.lay(key, proposed, current);
  }

  answer(): AppliedFeed {
    return { entries: [...this.rows.values()].flat(), counts: this.tally, open: this.open };
  }

  private lay(key: string, proposed: PriceEntry, current: PriceEntry | null): void {
    const { feed, asOf } = this.given;
    const { retiresOn, ...price } = proposed;
    const retires = retiresOn !== undefined && retiresOn > asOf ? retiresOn : current?.retiresOn;
    const entry = { ...price, ...(retires === undefined ? {} : { retiresOn: retires }), note: markOf(feed) };
    const there = this.rows.get(key) ?? [];
    this.tally[there.length === 0 ? "added" : "changed"] += 1;
    if (isPast(proposed, asOf)) {
      this.rows.set(key, layPrice(there, entry, proposed.from));
      return;
    }
    // The first that is known of a model speaks for the days before too, and says so; an older snapshot takes its place there.
    const guess = there.find(
      (row) => row === current && row.heldBy === BEFORE_FIRST_SNAPSHOT && row.note === entry.note,
    );
    const isFirst = proposed.from === null && (there.length === 0 || guess !== undefined);
    const rows = guess && isFirst ? there.filter((row) => row !== guess) : there;
    const before = isFirst ? [{ ...entry, to: asOf, heldBy: BEFORE_FIRST_SNAPSHOT }] : [];
    this.rows.set(key, layPrice([...rows, ...before], entry, proposed.from ?? asOf));
  }

  private takeRetirement(key: string, proposed: PriceEntry, current: PriceEntry | null, reconciled: Reconciled): void {
    const { feed, asOf } = this.given;
    const { retiresOn } = proposed;
    // A day that has passed while the feed still lists the model is stale: feeds rarely take them back.
    if (!current || retiresOn === undefined || retiresOn <= asOf || retiresOn === current.retiresOn) return;
    const isOwn = current.note === markOf(feed) || current.retirementSource === feed;
    if (current.retiresOn !== undefined && !isOwn) {
      const reason = { code: "retirement-differs", part: "retiresOn", value: retiresOn, threshold: current.retiresOn };
      this.leaveOpen({ ...reconciled, verdict: "disputed", reasons: [reason as PriceReason] });
      return;
    }
    this.tally.retirements += 1;
    const rows = this.rows.get(key) ?? [];
    this.rows.set(
      key,
      rows.map((row) => (row === current ? { ...row, retiresOn, retirementSource: feed } : row)),
    );
  }

  private leaveOpen(reconciled: Reconciled): void {
    this.tally[reconciled.verdict] += 1;
    this.open.push(reconciled);
  }

  /** What other sources say of the day: each feed's last word, and the price in force where no feed brought it. */
  private othersOn(key: string, day: Day, current: PriceEntry | null): PriceEntry[] {
    const stated = new Map<string, PriceEntry>();
    for (const { feed, entry } of this.others.get(key) ?? [])
      if (!stated.has(feed) && holdsOn(entry, day) && suspicionsOf(entry, current).length === 0)
        stated.set(feed, entry);
    const own = markOf(this.given.feed);
    const isTold = current !== null && [own, ...[...stated.keys()].map(markOf)].includes(current.note ?? "");
    return [...(current === null || isTold ? [] : [current]), ...stated.values()];
  }
}

/** A price that had ended before the snapshot's day. */
const isPast = ({ to }: PriceEntry, asOf: Day): boolean => to !== null && to <= asOf;

/** The snapshot's day, or the nearest day on which the proposal holds. */
function dayOfComparison(proposed: PriceEntry, asOf: Day): Day {
  if (proposed.from !== null && proposed.from > asOf) return proposed.from;
  return proposed.to !== null && proposed.to <= asOf ? addDays(proposed.to, -1) : asOf;
}

/** Of entries of one feed that say two things of the same model and first day, the first counts. */
function firstOfEach(proposals: readonly PriceEntry[]): PriceEntry[] {
  const first = new Map<string, PriceEntry>();
  for (const entry of proposals) {
    const key = `${keyOfPrice(entry)}\n${entry.from ?? ""}`;
    if (!first.has(key)) first.set(key, entry);
  }
  return [...first.values()];
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const there = map.get(key);
  if (there) there.push(item);
  else map.set(key, [item]);
}
