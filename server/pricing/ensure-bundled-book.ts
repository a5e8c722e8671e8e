import { createHash } from "node:crypto";
import { canonicalJson } from "../kernel/canonical-json";
import { addJobThrough } from "../queue";
import { bundledBook } from "./book/bundled-book";
import { addVersion, bookOf, versions, type Ask } from "./price-store";
import { layOverBundled } from "./rules/lay-over-bundled";
import type { Book } from "./schema";

/** Under an organization's pinned version nothing changes: its job finds that out and leaves no row. */
async function revalueEverybody(ask: Ask, reason: string): Promise<void> {
  for (const { organizationId } of await ask<{ organizationId: string }>(
    `SELECT "organizationId" FROM "OrganizationAddress"`,
  ))
    await addJobThrough(ask, "revalue-usage", { organizationId, reason });
}

export const hashOfBook = (book: Pick<Book, "entries" | "machines">): string =>
  createHash("sha256")
    .update(canonicalJson({ entries: book.entries, machines: book.machines }))
    .digest("hex");

let bundledHash: string | undefined;

/**
 * Stores the bundled book as a version of its own the first time that it, or a changed one, is met. What feeds brought since
 * stays in force beside it. A changed one came with an upgrade: everybody's usage is then valued again by the queue, a job for
 * each organization, committed with the version, so that this happens once, whoever meets the new book first.
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
  const isAdded = await addVersion(ask, { name, sha256: hashOfBook(book), book, note, createdBy: "bundled" });
  if (isAdded && last) await revalueEverybody(ask, `price book ${name}, which came with an upgrade`);
}
