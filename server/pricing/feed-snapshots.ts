import { createHash } from "node:crypto";
import { dayOf, type Day } from "@/server/kernel/day";
import type { PersonTransaction } from "../tenancy/tenant-database";
import { priceEntrySchema, type PriceEntry } from "./schema";

export interface Statement {
  readonly feed: string;
  readonly entries: readonly PriceEntry[];
}

/** What the other feeds said last, and the day of what this one said last. */
export async function snapshotsBeside(
  db: PersonTransaction,
  feed: string,
): Promise<{ statements: Statement[]; newest: Day | null }> {
  const rows = await db.feedSnapshot.findMany({ where: { feed: { not: feed } }, orderBy: { feed: "asc" } });
  const own = await db.feedSnapshot.findUnique({ where: { feed }, select: { asOf: true } });
  const statements = rows.map((row) => ({ feed: row.feed, entries: priceEntrySchema.array().parse(row.entries) }));
  return { statements, newest: own ? dayOf(own.asOf) : null };
}

/** Keeps what a feed says now, whole, in the place of what it said before. */
export async function keepSnapshot(
  db: PersonTransaction,
  feed: string,
  asOf: Day,
  entries: readonly PriceEntry[],
): Promise<void> {
  const text = JSON.stringify(entries);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const held = { asOf: new Date(asOf), sha256, entries: JSON.parse(text) as object, readAt: new Date() };
  await db.feedSnapshot.upsert({ where: { feed }, create: { feed, ...held }, update: held });
}
