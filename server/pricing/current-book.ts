import type { PoolClient } from "pg";
import { notFound } from "../kernel/refusal";
import type { TenantContext } from "../tenancy/context";
import { ensureBundledBook } from "./ensure-bundled-book";
import { askInside, askThrough, bookOf, overridesOf, versions, type Ask } from "./price-store";
import { indexBook, type BookIndex } from "./rules/index-book";
import type { Book } from "./schema";

/** The book that values an organization's usage: the newest version with the organization's overrides above it. */
export interface BookInForce {
  /** Name of the version, and of the overrides where there are any. */
  readonly version: string;
  readonly number: number;
  readonly book: Book;
  readonly index: BookIndex;
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
  const [newest] = await versions(ask);
  const [organization] = await ask<{ currency: string }>(`SELECT currency FROM "Organization" WHERE id = $1`, [
    organizationId,
  ]);
  if (!newest || !organization) throw notFound("organization");
  const overrides = await overridesOf(ask, organizationId);
  const overrideIds = overrides.map(({ id }) => id);
  const key = [
    process.env.DATABASE_URL,
    organizationId,
    newest.number,
    newest.name,
    organization.currency,
    ...overrideIds,
  ].join("\n");
  const before = remembered.get(key);
  if (before) return before;
  const base = await bookOnce(ask, newest.number, newest.name);
  const book: Book = { ...base, entries: [...overrides.map(({ entry }) => entry), ...base.entries] };
  const version = overrides.length === 0 ? base.version : `${base.version} with ${overrides.length} of your own`;
  const made = {
    version,
    number: newest.number,
    book,
    index: indexBook(book),
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
