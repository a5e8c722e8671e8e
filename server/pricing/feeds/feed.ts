import type { Day } from "@/server/kernel/day";
import type { PriceEntry } from "../schema";

/** Something a feed says that is not a price, or not one to trust; `place` is where (`gpt-4o › input_cost_per_token`). */
export interface FeedFinding {
  readonly code: string;
  readonly place: string;
  readonly message: string;
}
/** What a feed's file proposes. Entries are dated only where the feed dates them. */
export interface FeedReading {
  readonly entries: readonly PriceEntry[];
  readonly findings: readonly FeedFinding[];
}
/** Reads one feed's file as it stood on a day. @throws FeedRefused for a file that cannot be trusted as a whole. */
export type ReadFeed = (text: string, asOf: Day) => FeedReading;

/** A file that is not what its feed publishes; nothing of it is taken. */
export class FeedRefused extends Error {
  override readonly name = "FeedRefused";
  constructor(
    readonly code: string,
    message: string,
    readonly place: string,
  ) {
    super(message);
  }
}
