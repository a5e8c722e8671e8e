import { readEnvironment } from "../environment/environment";
import { Refusal } from "../kernel/refusal";
import { FEED_ADDRESSES } from "./feeds/addresses";
import { FeedRefused } from "./feeds/feed";
import { fetchFeed, type FetchTerms } from "./fetch-feed";
import { readFeedsSetting, type ConfiguredFeed } from "./rules/read-feeds-setting";

const MOST_PAGES = 100;

/** The feeds that `FEEDS` names, none while it is off. @throws Refusal for a setting that is wrong. */
export function configuredFeeds(only?: string): ConfiguredFeed[] {
  const { feeds, faults } = readFeedsSetting(readEnvironment(process.env).FEEDS);
  if (faults.length > 0) throw new Refusal("bad-input", "bad-feeds", faults.join(" "));
  if (only === undefined) return feeds;
  const known = feeds.find(({ feed }) => feed === only);
  const addresses = Object.hasOwn(FEED_ADDRESSES, only) ? FEED_ADDRESSES[only] : undefined;
  if (!known && !addresses) throw new Refusal("bad-input", "unknown-feed", `There is no feed "${only}".`);
  return [known ?? { feed: only, addresses: addresses ?? [] }];
}

/** Fetches a feed: its parts one after the other; pages that lead on to a next one are joined into one list. */
export async function fetchParts({ addresses }: ConfiguredFeed, terms?: FetchTerms): Promise<string[]> {
  const parts: string[] = [];
  for (const address of addresses) {
    const pages = await fetchPages(address, terms);
    parts.push(pages.length === 1 ? (pages[0] ?? "") : `[${pages.join(",")}]`);
  }
  return parts;
}

async function fetchPages(address: string, terms?: FetchTerms): Promise<string[]> {
  const pages: string[] = [];
  for (let next: string | null = address; next !== null; next = nextPage(pages.at(-1) ?? "")) {
    if (pages.length >= MOST_PAGES) throw new FeedRefused("too-many-pages", `${address} has no end.`, address);
    pages.push(await fetchFeed(next, terms));
  }
  return pages;
}

/** Azure's retail prices come in pages. */
function nextPage(text: string): string | null {
  if (!text.slice(0, 200).includes('"BillingCurrency"')) return null;
  try {
    const { NextPageLink: next } = JSON.parse(text) as { NextPageLink?: unknown };
    return typeof next === "string" && next !== "" ? next : null;
  } catch {
    return null;
  }
}
