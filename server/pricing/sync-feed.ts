import { dayOf, isDay, type Day } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import { newId } from "../tenancy/new-id";
import type { PersonTransaction } from "../tenancy/tenant-database";
import { hashOfBook } from "./ensure-bundled-book";
import { FEED_NAMES, FEEDS } from "./feeds";
import { FeedRefused, type FeedFinding, type FeedReading } from "./feeds/feed";
import { keepSnapshot, snapshotsBeside } from "./feed-snapshots";
import { lockBook, nextVersion } from "./next-version";
import { askAgain } from "./question-store";
import { applyFeed, type AppliedFeed } from "./rules/apply-feed";
import { spoiledEntries } from "./spoiled-entries";

export interface FeedToSync {
  readonly feed: string;
  /** The feed's file as it stood on `asOf`; several, where the feed is published in parts. */
  readonly text: string | readonly string[];
  readonly asOf: Day;
  /** `operator:<system user>`, or `schedule`. */
  readonly actor: string;
}

export interface SyncedFeed {
  /** Name of the book's version in force now. */
  readonly book: string;
  readonly isNew: boolean;
  readonly counts: AppliedFeed["counts"];
  readonly open: AppliedFeed["open"];
  readonly findings: readonly FeedFinding[];
}

/**
 * Lets a feed propose: a new version of the installation's book with what could be accepted; what is disputed or suspicious is
 * asked beside it and reaches no valuation. Nothing changes where the feed says nothing new. Usage is valued again by the caller.
 * @throws Refusal for an unknown feed, a day that is none, or a file that is not what the feed publishes.
 */
export async function syncFeed(db: PersonTransaction, input: FeedToSync): Promise<SyncedFeed> {
  const { feed, asOf, actor } = input;
  const reading = readFeedFile(input);
  const before = await lockBook(db);
  const { statements, newest } = await snapshotsBeside(db, feed);
  const spoiled = spoiledEntries(reading);
  const applied = applyFeed(before.book.entries, { feed, asOf, proposals: reading.entries, spoiled, statements });
  const { counts, open } = applied;
  const isNew = counts.added + counts.changed + counts.retirements > 0;
  const book = { entries: applied.entries, machines: before.book.machines };
  const name = isNew ? `${feed}-${asOf}-${hashOfBook(book).slice(0, 8)}` : before.name;
  if (isNew) await nextVersion(db, { name, book, note: `feed ${feed} ${asOf}`, createdBy: actor });
  // An older file tells of older days; what the feed says last stays what it says.
  const isNewest = newest === null || newest <= asOf;
  if (isNewest) await keepSnapshot(db, feed, asOf, reading.entries);
  const asked = isNewest ? await askAgain(db, feed, asOf, open, new Date()) : { asked: 0, settled: 0 };
  const facts = { feed, asOf, book: name, ...counts, ...asked, findings: reading.findings.length };
  await db.operatorEntry.create({ data: { id: newId(), actor, action: "prices.sync", facts } });
  return { book: name, isNew, counts, open, findings: reading.findings };
}

/** Writes into the operator's log that a feed could not be taken, and why; the book stays as it is. */
export async function recordRefusedFeed(
  db: PersonTransaction,
  refused: { readonly feed: string; readonly actor: string; readonly code: string; readonly message: string },
): Promise<void> {
  const { actor, ...facts } = refused;
  await db.operatorEntry.create({
    data: { id: newId(), actor, action: "prices.sync-refused", facts: { ...facts, asOf: dayOf(new Date()) } },
  });
}

/** @throws Refusal, as `syncFeed` does. */
export function readFeedFile({ feed, text, asOf }: Pick<FeedToSync, "feed" | "text" | "asOf">): FeedReading {
  const reader = Object.hasOwn(FEEDS, feed) ? FEEDS[feed] : undefined;
  if (!reader)
    throw new Refusal(
      "bad-input",
      "unknown-feed",
      `There is no feed "${feed}". It is one of ${FEED_NAMES.join(", ")}.`,
    );
  if (!isDay(asOf)) throw new Refusal("bad-input", "bad-day", `"${asOf}" is no day: write it as 2026-08-01.`);
  try {
    const readings = [text].flat().map((part) => reader(part, asOf));
    return {
      entries: readings.flatMap(({ entries }) => entries),
      findings: readings.flatMap(({ findings }) => findings),
    };
  } catch (error) {
    if (!(error instanceof FeedRefused)) throw error;
    throw new Refusal("bad-input", "feed-refused", error.message, { code: error.code, place: error.place });
  }
}
