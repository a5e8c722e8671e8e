import type { PoolClient } from "pg";
import { notFound } from "../kernel/refusal";
import type { TenantContext } from "../tenancy/context";
import { ensureBundledBook } from "./ensure-bundled-book";
import { exchangeRatesOf, rateTablesOf } from "./rate-store";
import { askInside, askThrough, bookOf, overridesOf, versions, type Ask } from "./price-store";
import { indexBook, type BookIndex } from "./rules/index-book";
import type { Book } from "./schema";

/** The book that values an organization's usage: the newest version, or the one that it has pinned, with its overrides above. */
export interface BookInForce {
  /** Name of the version, and of the overrides where there are any. */
  readonly version: string;
  readonly number: number;
  readonly book: Book;
  /** Answers in the organization's currency, at the dated rates that it has; where a day has none, in the price's own. */
  readonly index: BookIndex;
  /** Answers every price in its own currency. */
  readonly listIndex: BookIndex;
  /** True where the organization values with this version until it says otherwise. */
  readonly isPinned: boolean;
  /** Ids of the organization's overrides by their entry's place: the first ones of the book. */
  readonly overrideIds: readonly string[];
  /** The organization's currency; prices in another are unknown without a dated rate. */
  readonly currency: string;
}

const MOST_REMEMBERED = 64;
const remembered = new Map<string, BookInForce>();
const rememberedBooks = new Map<string, Book>();

/** The book in force for the organization of a use case. */
export const currentBook = (ctx: TenantContext): Promise<BookInForce> =>
  loadBook(askInside(ctx.db), ctx.organization.id);

/** The same on a plain connection whose tenant is set. */
export const bookInForce = (client: Pick<PoolClient, "query">, organizationId: string): Promise<BookInForce> =>
  loadBook(askThrough(client), organizationId);

/** The same over any transaction whose tenant is set. */
export async function loadBook(ask: Ask, organizationId: string): Promise<BookInForce> {
  await ensureBundledBook(ask);
  const all = await versions(ask);
  const [organization] = await ask<{ currency: string; pinnedBook: number | null }>(
    `SELECT currency, "pinnedBook" FROM "Organization" WHERE id = $1`,
    [organizationId],
  );
  const pinned = all.find(({ number }) => number === organization?.pinnedBook);
  const newest = pinned ?? all[0];
  if (!newest || !organization) throw notFound("organization");
  const tables = await rateTablesOf(ask, organizationId);
  const overrides = await overridesOf(ask, organizationId);
  const overrideIds = overrides.map(({ id }) => id);
  const key = [
    process.env.DATABASE_URL,
    organizationId,
    newest.number,
    newest.name,
    organization.currency,
    pinned ? "pinned" : "newest",
    ...overrideIds,
    "rates",
    ...tables,
  ].join("\n");
  const before = remembered.get(key);
  if (before) return before;
  const base = await bookOnce(ask, newest.number, newest.name);
  const book: Book = { ...base, entries: [...overrides.map(({ entry }) => entry), ...base.entries] };
  const version = overrides.length === 0 ? base.version : `${base.version} with ${overrides.length} of your own`;
  const listIndex = indexBook(book);
  const exchange = tables.length > 0 ? await exchangeRatesOf(ask, organizationId, organization.currency) : undefined;
  const made = {
    version,
    number: newest.number,
    book,
    index: exchange ? { ...listIndex, exchange, found: new Map() } : listIndex,
    listIndex,
    isPinned: pinned !== undefined,
    overrideIds,
    currency: organization.currency,
  };
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, made);
  return made;
}

/** The installation's book, without anybody's own prices. */
export async function installationBook(ask: Ask): Promise<Book> {
  await ensureBundledBook(ask);
  const [newest] = await versions(ask);
  if (!newest) throw new Error("there is a bundled book at least");
  return bookOnce(ask, newest.number, newest.name);
}

async function bookOnce(ask: Ask, number: number, name: string): Promise<Book> {
  const key = `${process.env.DATABASE_URL}\n${number}\n${name}`;
  const before = rememberedBooks.get(key);
  if (before) return before;
  if (rememberedBooks.size > 4) rememberedBooks.clear();
  const book = await bookOf(ask, number);
  rememberedBooks.set(key, book);
  return book;
}
