import type { ReadFeed } from "./feed";
import { readLiteLlm } from "./litellm";

/** Every feed by the name that the command line and the schedule call it. */
export const FEEDS: Readonly<Record<string, ReadFeed>> = {
  litellm: readLiteLlm,
};
export const FEED_NAMES: readonly string[] = Object.keys(FEEDS);
