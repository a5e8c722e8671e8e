import { dayOf } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import { asPerson } from "../tenancy/tenant-database";
import { configuredFeeds, fetchParts } from "./fetch-parts";
import type { FetchTerms } from "./fetch-feed";
import { FeedRefused } from "./feeds/feed";
import { revalueLater } from "./revalue-for";
import type { ConfiguredFeed } from "./rules/read-feeds-setting";
import { recordRefusedFeed, syncFeed } from "./sync-feed";

const ACTOR = "schedule";

/**
 * Fetches every configured feed and lets each propose, one after the other. A feed that cannot be fetched or is not what it
 * publishes is written into the operator's log, and the others go on. Usage is valued again where the book changed.
 */
export async function syncFeeds(terms?: FetchTerms): Promise<void> {
  const bugs: unknown[] = [];
  let book: string | null = null;
  for (const configured of configuredFeeds()) {
    try {
      book = (await syncOne(configured, terms)) ?? book;
    } catch (error) {
      // The other feeds come first; what is no refusal is a bug, and is told when they are through.
      bugs.push(error);
    }
  }
  if (book !== null) await asPerson(null, (db) => revalueLater(db, `price book ${book}`));
  if (bugs.length > 0) throw bugs[0];
}

/** Name of the new version of the book; null where there is none. */
async function syncOne(configured: ConfiguredFeed, terms?: FetchTerms): Promise<string | null> {
  const { feed } = configured;
  try {
    const text = await fetchParts(configured, terms);
    const asOf = dayOf(new Date());
    const synced = await asPerson(null, (db) => syncFeed(db, { feed, text, asOf, actor: ACTOR }));
    return synced.isNew ? synced.book : null;
  } catch (error) {
    if (!(error instanceof FeedRefused) && !(error instanceof Refusal)) throw error;
    const { code, message } = error;
    await asPerson(null, (db) => recordRefusedFeed(db, { feed, actor: ACTOR, code, message }));
    return null;
  }
}
