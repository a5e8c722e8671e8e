import { createHash } from "node:crypto";
import type { Day } from "@/server/kernel/day";
import { dayOf } from "@/server/kernel/day";
import type { PriceQuestion } from "../tenancy/generated/client";
import { newId } from "../tenancy/new-id";
import type { TenantTransaction } from "../tenancy/tenant-database";
import { proposalName } from "./rules/apply-feed";
import type { PriceReason, Reconciled } from "./rules/reconcile-prices";
import { priceEntrySchema, type PriceEntry } from "./schema";

/** A price that waits for an answer, or was answered. */
export interface AskedPrice {
  readonly id: string;
  readonly feed: string;
  readonly provider: string;
  readonly model: string;
  readonly verdict: "disputed" | "quarantined";
  readonly entry: PriceEntry;
  readonly current: PriceEntry | null;
  readonly others: readonly PriceEntry[];
  readonly reasons: readonly PriceReason[];
  /** The day of the snapshot that proposed it. */
  readonly asOf: Day;
  readonly raisedAt: string;
  readonly status: string;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
  readonly settledWhy: string;
}

type Questions = Pick<TenantTransaction, "priceQuestion">;
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as object;

/** Names a proposal and what is doubtful about it. */
const fingerprintOf = ({ proposed, verdict }: Pick<Reconciled, "proposed" | "verdict">): string =>
  createHash("sha256")
    .update(`${verdict}\n${proposed.retiresOn ?? ""}\n${proposalName(proposed)}`)
    .digest("hex");

/** Settles what the feed no longer asks, keeps what it asks again, asks what is new, and never what a person has declined. */
export async function askAgain(
  db: Questions,
  feed: string,
  asOf: Day,
  open: readonly Reconciled[],
  now: Date,
): Promise<{ asked: number; settled: number }> {
  const there = await db.priceQuestion.findMany({
    where: { feed, status: { in: ["open", "declined"] } },
    select: { id: true, fingerprint: true, status: true },
  });
  const named = new Map(open.map((question) => [fingerprintOf(question), question]));
  const gone = there
    .filter(({ status, fingerprint }) => status === "open" && !named.has(fingerprint))
    .map(({ id }) => id);
  const known = new Set(there.map(({ fingerprint }) => fingerprint));
  const fresh = [...named].filter(([fingerprint]) => !known.has(fingerprint));
  await db.priceQuestion.updateMany({
    where: { id: { in: gone } },
    data: { status: "settled", settledAt: now, settledBy: feed, settledWhy: `${feed} of ${asOf} says otherwise` },
  });
  await addQuestions(
    db,
    fresh.map(([, question]) => ({ ...question, feed, asOf })),
    now,
  );
  return { asked: fresh.length, settled: gone.length };
}

export async function addQuestions(
  db: Questions,
  questions: readonly (Reconciled & { readonly feed: string; readonly asOf: Day })[],
  now: Date,
): Promise<string[]> {
  const ids = questions.map(() => newId());
  await db.priceQuestion.createMany({
    data: questions.map(({ feed, asOf, verdict, proposed, current, others, reasons }, at) => ({
      ...{ id: ids[at] ?? newId(), feed, provider: proposed.provider, model: proposed.model, verdict },
      ...{ entry: plain(proposed), current: current === null ? undefined : plain(current) },
      ...{ others: plain(others), reasons: plain(reasons), asOf: new Date(asOf), raisedAt: now },
      fingerprint: fingerprintOf({ proposed, verdict }),
    })),
  });
  return ids;
}

/** Questions by their state, the newest first. */
export async function questionsOf(
  db: Questions,
  where: { readonly status?: string; readonly model?: string; readonly id?: string },
  most = 1_000,
): Promise<AskedPrice[]> {
  const rows = await db.priceQuestion.findMany({
    where: { ...where, ...(where.model === undefined ? {} : { model: { equals: where.model, mode: "insensitive" } }) },
    orderBy: [{ raisedAt: "desc" }, { provider: "asc" }, { model: "asc" }, { id: "asc" }],
    take: most,
  });
  return rows.map(toQuestion);
}

const toQuestion = (row: PriceQuestion): AskedPrice => ({
  ...{ id: row.id, feed: row.feed, provider: row.provider, model: row.model, status: row.status },
  verdict: row.verdict as AskedPrice["verdict"],
  entry: priceEntrySchema.parse(row.entry),
  current: row.current === null ? null : priceEntrySchema.parse(row.current),
  others: priceEntrySchema.array().parse(row.others),
  reasons: row.reasons as unknown as PriceReason[],
  asOf: dayOf(row.asOf),
  raisedAt: row.raisedAt.toISOString(),
  ...{ settledBy: row.settledBy, settledAt: row.settledAt?.toISOString() ?? null, settledWhy: row.settledWhy },
});
