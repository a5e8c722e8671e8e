import { isDay } from "@/server/kernel/day";
import {
  askedProvider,
  bookFromFeeds,
  bookSchema,
  bundledBook,
  costOf,
  FEED_NAMES,
  FeedRefused,
  FEEDS,
  indexBook,
  priceAt,
  type Book,
  type BookIndex,
  type FeedSnapshot,
} from "@/server/pricing";
import { readCostLine, type CostLine } from "./cost-line";
import { fileFault } from "./file-fault";
import { readFeedFile } from "./read-feed-file";
import { readInput } from "./read-input";

const USAGE = "cost [FILE] [--book FILE | --feed NAME=FILE@DATE …]";

class BadArguments extends Error {}

/** `cost`: values JSON Lines of usage, one line out for each in order. No database. */
export async function cost(args: readonly string[]): Promise<number> {
  try {
    const { file, book } = readArguments(args);
    const { rows, faults } = readRows(opened(file ?? "-", readInput));
    if (faults.length > 0) {
      for (const fault of faults) console.error(fault);
      return 2;
    }
    const index = indexBook(book);
    process.stdout.write(rows.map((row) => `${JSON.stringify(valued(index, row))}\n`).join(""));
    return 0;
  } catch (error) {
    return answerTo(error);
  }
}

function answerTo(error: unknown): number {
  if (error instanceof FeedRefused) {
    console.error(error.message);
    return 3;
  }
  if (error instanceof BadArguments) {
    console.error(error.message);
    return 2;
  }
  throw error;
}

/** What a file holds. @throws BadArguments with a sentence that names the file where it cannot be opened. */
function opened(file: string, read: (file: string) => string): string {
  try {
    return read(file);
  } catch (error) {
    const fault = fileFault(error, file === "-" ? "Standard input" : file);
    throw fault === null ? error : new BadArguments(fault);
  }
}

function readArguments(args: readonly string[]): { file: string | undefined; book: Book } {
  let file: string | undefined;
  let bookFile: string | undefined;
  const feeds: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    const [flag, inline] = arg.startsWith("--") && arg.includes("=") ? split(arg, "=") : [arg, undefined];
    if (flag === "--book") bookFile = inline ?? args[(at += 1)];
    else if (flag === "--feed") feeds.push(inline ?? args[(at += 1)] ?? "");
    else if (arg.startsWith("--") || file !== undefined)
      throw new BadArguments(`"${arg}" is not understood: ${USAGE}.`);
    else file = arg;
    if (at >= args.length) throw new BadArguments(`${flag} needs a value: ${USAGE}.`);
  }
  if (bookFile !== undefined && feeds.length > 0)
    throw new BadArguments(`--book and --feed exclude each other: ${USAGE}.`);
  if (bookFile !== undefined) return { file, book: readBook(bookFile) };
  return { file, book: feeds.length > 0 ? bookFromFeeds("feeds", feeds.map(readFeed)) : bundledBook };
}

const split = (text: string, by: string): [string, string] => {
  const at = text.indexOf(by);
  return [text.slice(0, at), text.slice(at + by.length)];
};

function readBook(file: string): Book {
  const text = opened(file, readFeedFile);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new FeedRefused("invalid-json", `${file} is not JSON: ${error instanceof Error ? error.message : ""}`, file);
  }
  const book = bookSchema.safeParse(json);
  if (book.success) return book.data;
  const issue = book.error.issues[0];
  throw new FeedRefused(
    "not-a-book",
    `${file} is not a price book: ${issue?.path.join(" › ")}: ${issue?.message}.`,
    file,
  );
}

function readFeed(argument: string): FeedSnapshot {
  const match = /^([a-z0-9-]+)=(.+)@([^@]+)$/.exec(argument);
  const [, feed = "", file = "", day = ""] = match ?? [];
  if (!match)
    throw new BadArguments(`--feed ${argument}: write NAME=FILE@DATE, such as litellm=prices.json@2026-07-01.`);
  const read = Object.hasOwn(FEEDS, feed) ? FEEDS[feed] : undefined;
  if (!read)
    throw new BadArguments(`--feed ${argument}: there is no feed "${feed}"; there are ${FEED_NAMES.join(", ")}.`);
  if (!isDay(day)) throw new BadArguments(`--feed ${argument}: "${day}" is not a day; write YYYY-MM-DD.`);
  try {
    return { feed, day, entries: read(opened(file, readFeedFile), day).entries };
  } catch (error) {
    if (error instanceof FeedRefused)
      throw new FeedRefused(error.code, `${file} is refused: ${error.message}`, error.place);
    throw error;
  }
}

function readRows(text: string): { rows: CostLine[]; faults: string[] } {
  const rows: CostLine[] = [];
  const faults: string[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === "") return;
    const read = readCostLine(at === 0 ? line.replace(/^\uFEFF/, "") : line);
    if ("faults" in read) faults.push(...read.faults.map((fault) => `line ${at + 1}: ${fault}`));
    else rows.push(read.row);
  });
  return { rows, faults };
}

function valued(index: BookIndex, row: CostLine): Record<string, unknown> {
  const found = priceAt(index, { ...row, provider: askedProvider(row.provider) });
  const { cost: amount, currency, priced, unpriced, upperBound } = costOf(found?.entry ?? null, row.usage);
  return {
    cost: amount,
    currency,
    priced,
    unpriced,
    ...(upperBound === null ? {} : { upperBound }),
    price: found && {
      provider: found.entry.provider,
      model: found.entry.model,
      from: found.entry.from,
      to: found.entry.to,
      source: found.entry.source,
      rule: found.rule,
    },
  };
}
