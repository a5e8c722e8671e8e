import { FEED_ADDRESSES, FEED_HOSTS } from "../feeds/addresses";

export interface ConfiguredFeed {
  readonly feed: string;
  readonly addresses: readonly string[];
}

/**
 * Reads `FEEDS`: `off` (or nothing), `all`, or names by commas, each with an address of its own where wanted:
 * `litellm,openrouter,models-dev=https://models.dev/api.json`. What is wrong comes back as sentences.
 */
export function readFeedsSetting(setting: string | undefined): { feeds: ConfiguredFeed[]; faults: string[] } {
  const text = (setting ?? "").trim();
  if (text === "" || text === "off") return { feeds: [], faults: [] };
  const names = text === "all" ? Object.keys(FEED_ADDRESSES) : text.split(",").map((part) => part.trim());
  const feeds: ConfiguredFeed[] = [];
  const faults: string[] = [];
  for (const part of names.filter((name) => name !== "")) {
    const [feed = "", ...rest] = part.split("=");
    const known = Object.hasOwn(FEED_ADDRESSES, feed) ? FEED_ADDRESSES[feed] : undefined;
    const own = rest.join("=");
    const fault = known === undefined ? unknownFeed(feed) : own === "" ? null : faultOfAddress(own);
    if (fault !== null) faults.push(fault);
    else feeds.push({ feed, addresses: own === "" ? (known ?? []) : [own] });
  }
  return { feeds, faults };
}

const unknownFeed = (feed: string): string =>
  `There is no feed "${feed}": FEEDS takes off, all, or some of ${Object.keys(FEED_ADDRESSES).join(", ")}.`;

/** Why an address may not be asked; null where it may. */
export function faultOfAddress(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return `"${address}" is no address: write https://host/path.`;
  }
  if (url.protocol !== "https:") return `${address}: a feed is fetched over https only.`;
  if (url.username !== "" || url.password !== "" || (url.port !== "" && url.port !== "443"))
    return `${address}: an address of a feed names no user and no port.`;
  return FEED_HOSTS.has(url.hostname)
    ? null
    : `${url.hostname} is not among the hosts that feeds may come from: ${[...FEED_HOSTS].join(", ")}.`;
}
