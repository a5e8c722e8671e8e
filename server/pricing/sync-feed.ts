import { isDay, type Day } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import { newId } from "../tenancy/new-id";
import type { PersonTransaction } from "../tenancy/tenant-database";
import { ensureBundledBook, hashOfBook } from "./ensure-bundled-book";
import { FEED_NAMES, FEEDS } from "./feeds";
import { FeedRefused, type FeedFinding } from "./feeds/feed";
import { addVersion, bookOf, versions, type Ask } from "./price-store";
import { applyFeed, type AppliedFeed } from "./rules/apply-feed";

export interface FeedToSync {
  readonly feed: string;
  /** The feed's file as it stood on `asOf`. */
  readonly text: string;
  readonly asOf: Day;
  /** `operator:<system user>`. */
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
 * Lets a feed propose: a new version of the installation's book with what could be accepted, and the rest kept beside, disputed
 * or quarantined. Nothing changes where the feed says nothing new. Usage is valued again by the caller.
 * @throws Refusal for an unknown feed, a day that is none, or a file that is not what the feed publishes.
 */
export async function syncFeed(db: PersonTransaction, input: FeedToSync): Promise<SyncedFeed> {
  const ask: Ask = (sql, values = []) => db.$queryRawUnsafe(sql, ...values);
  const reading = read(input);
  await ask(`SELECT pg_advisory_xact_lock(hashtextextended('price-book', 0))::text`);
  await ensureBundledBook(ask);
  const [last] = await versions(ask);
  if (!last) throw new Error("there is a bundled book at least");
  const before = await bookOf(ask, last.number);
  const { entries, counts, open } = applyFeed(before.entries, input.feed, input.asOf, reading.entries);
  const book = { entries: [...entries], machines: before.machines };
  const sha256 = hashOfBook(book);
  const isNew = sha256 !== hashOfBook(before);
  const name = isNew ? `${input.feed}-${input.asOf}-${sha256.slice(0, 8)}` : last.name;
  if (isNew)
    await addVersion(ask, { name, sha256, book, note: `feed ${input.feed} ${input.asOf}`, createdBy: input.actor });
  const facts = { feed: input.feed, asOf: input.asOf, book: name, ...counts };
  await db.operatorEntry.create({ data: { id: newId(), actor: input.actor, action: "prices.sync", facts } });
  return { book: name, isNew, counts, open, findings: reading.findings };
}

function read({ feed, text, asOf }: FeedToSync) {
  const reader = Object.hasOwn(FEEDS, feed) ? FEEDS[feed] : undefined;
  if (!reader)
    throw new Refusal(
      "bad-input",
      "unknown-feed",
      `There is no feed "${feed}". It is one of ${FEED_NAMES.join(", ")}.`,
    );
  if (!isDay(asOf)) throw new Refusal("bad-input", "bad-day", `"${asOf}" is no day: write it as 2026-08-01.`);
  try {
    return reader(text, asOf);
  } catch (error) {
    if (!(error instanceof FeedRefused)) throw error;
    throw new Refusal("bad-input", "feed-refused", error.message, { code: error.code, place: error.place });
  }
}
