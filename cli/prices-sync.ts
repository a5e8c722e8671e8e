import { dayOf } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import { configuredFeeds, FeedRefused, fetchParts, recordRefusedFeed, revalueAll, syncFeed } from "@/server/pricing";
import { asPerson } from "@/server/tenancy/tenant-database";
import type { AskedOfPrices } from "./prices";
import { readFeedFile } from "./read-feed-file";
import { EXIT, operator } from "./with-organization";

interface Given {
  readonly feed: string;
  readonly asOf: string;
  readonly text: () => Promise<string | readonly string[]>;
}

/** Lets feeds propose, from a file or from their addresses: one sick feed does not stop the others. */
export async function syncVerb({ values }: AskedOfPrices): Promise<number> {
  const given = feedsOf(values);
  if (given.length === 0) {
    console.error("No feed is configured: name one with --feed, or set FEEDS (see README.md).");
    return EXIT.badInput;
  }
  let isNew = false;
  let isRefused = false;
  for (const one of given) {
    const answer = await syncOne(one);
    isNew ||= answer.isNew;
    isRefused ||= answer.isRefused;
    if (!answer.isRefused) process.stdout.write(`${JSON.stringify(answer.told, null, 2)}\n`);
  }
  if (isNew) {
    const revalued = await revalueAll({ actor: operator().name, reason: "a new version of the price book" });
    process.stdout.write(`${JSON.stringify({ revalued })}\n`);
  }
  return isRefused ? EXIT.refused : EXIT.done;
}

function feedsOf({ feed, file, "as-of": asOf }: AskedOfPrices["values"]): Given[] {
  if (file !== undefined) return [{ feed: feed ?? "", asOf: asOf ?? "", text: async () => readFeedFile(file) }];
  return configuredFeeds(feed).map((configured) => ({
    feed: configured.feed,
    asOf: dayOf(new Date()),
    text: () => fetchParts(configured),
  }));
}

async function syncOne({ feed, asOf, text }: Given): Promise<{ isNew: boolean; isRefused: boolean; told?: object }> {
  const actor = operator().name;
  try {
    const read = await text();
    const { open, findings, ...synced } = await asPerson(null, (db) => syncFeed(db, { feed, text: read, asOf, actor }));
    const questions = open.map(({ verdict, proposed: { provider, model }, reasons }) => ({
      ...{ verdict, provider, model, reasons },
    }));
    return { isNew: synced.isNew, isRefused: false, told: { feed, ...synced, open: questions, findings } };
  } catch (error) {
    const isRefused = error instanceof FeedRefused || (error instanceof Refusal && error.code === "feed-refused");
    if (!isRefused) throw isMissing(error) ? new Refusal("bad-input", "no-file", error.message) : error;
    const { code, message } = error as FeedRefused;
    await asPerson(null, (db) => recordRefusedFeed(db, { feed, actor, code, message }));
    console.error(`${feed}: ${message} Nothing of it was taken.`);
    return { isNew: false, isRefused: true };
  }
}

const isMissing = (error: unknown): error is Error => error instanceof Error && "syscall" in error;
