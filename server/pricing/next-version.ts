import type { PersonTransaction } from "../tenancy/tenant-database";
import { ensureBundledBook, hashOfBook } from "./ensure-bundled-book";
import { addVersion, askInside, bookOf, versions, type NewVersion } from "./price-store";
import type { Book } from "./schema";

export interface LockedBook {
  readonly name: string;
  readonly number: number;
  readonly book: Book;
}

/** The installation's newest book; until the transaction ends nobody else adds a version. */
export async function lockBook(db: PersonTransaction): Promise<LockedBook> {
  const ask = askInside(db);
  await ask(`SELECT pg_advisory_xact_lock(hashtextextended('price-book', 0))::text`);
  await ensureBundledBook(ask);
  const [last] = await versions(ask);
  if (!last) throw new Error("there is a bundled book at least");
  return { name: last.name, number: last.number, book: await bookOf(ask, last.number) };
}

/** Adds a version after the last; earlier ones stay as they are. */
export async function nextVersion(db: PersonTransaction, version: Omit<NewVersion, "sha256">): Promise<void> {
  await addVersion(askInside(db), { ...version, sha256: hashOfBook(version.book) });
}
