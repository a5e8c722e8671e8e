import { createHash } from "node:crypto";
import { canonicalJson } from "../kernel/canonical-json";
import { bundledBook } from "./book/bundled-book";
import { addVersion, bookOf, versions, type Ask } from "./price-store";
import { layOverBundled } from "./rules/lay-over-bundled";
import type { Book } from "./schema";

export const hashOfBook = (book: Pick<Book, "entries" | "machines">): string =>
  createHash("sha256")
    .update(canonicalJson({ entries: book.entries, machines: book.machines }))
    .digest("hex");

let bundledHash: string | undefined;

/**
 * Stores the bundled book as a version of its own the first time that it, or a changed one, is met. What feeds brought since
 * stays in force beside it.
 */
export async function ensureBundledBook(ask: Ask): Promise<void> {
  bundledHash ??= hashOfBook(bundledBook);
  const note = `bundled ${bundledHash}`;
  const there = await versions(ask);
  if (there.some((version) => version.note === note)) return;
  const last = there[0] ? await bookOf(ask, there[0].number) : null;
  const book = { entries: layOverBundled(bundledBook.entries, last?.entries ?? []), machines: bundledBook.machines };
  const isTaken = there.some((version) => version.name === bundledBook.version);
  const name = isTaken ? `${bundledBook.version}-${bundledHash.slice(0, 8)}` : bundledBook.version;
  await addVersion(ask, { name, sha256: hashOfBook(book), book, note, createdBy: "bundled" });
}
