import path from "node:path";
import { readEnvironment } from "@/server/environment/environment";
import { addJob } from "@/server/queue";
import { inTenant, type TenantTransaction } from "@/server/tenancy/tenant-database";
import { outboxFolder } from "../transports/outbox-folder";
import { ownTransport } from "../own-server/own-transport";
import { smtp } from "../transports/smtp";
import type { Fate, OutgoingLetter, Transport } from "../transports/transport";
import { suppress, withholdSuppressed } from "../suppressions";
import { outgoingLetter } from "./outgoing-letter";

/** Minutes until the next try, after each 4xx; after the last the letter has failed. */
const BACK_OFF_MINUTES = [1, 5, 15, 60, 240, 720];
/** A letter that is `sending` for longer belongs to a worker that died: nobody knows whether it went. */
const LOST_AFTER_MS = 10 * 60_000;
const PAUSE_MS = 60_000;

/** The transport that the surroundings ask for: SMTP, else files below the data folder. */
export function configuredTransport(): Transport {
  const { SMTP_URL, DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY } = readEnvironment(process.env);
  if (!SMTP_URL) return outboxTransport();
  return DKIM_DOMAIN && DKIM_SELECTOR && DKIM_PRIVATE_KEY
    ? smtp(SMTP_URL, { domainName: DKIM_DOMAIN, keySelector: DKIM_SELECTOR, privateKey: DKIM_PRIVATE_KEY })
    : smtp(SMTP_URL);
}

/** Files below the data folder: where no SMTP is configured, and for the invented people of a demo. */
export const outboxTransport = (): Transport =>
  outboxFolder(path.join(readEnvironment(process.env).DATA_DIR ?? ".data", "outbox"));

/** The people of a demo are invented: its letters stay in the outbox, whatever is configured. */
async function transportOf(organizationId: string): Promise<Transport> {
  const { isDemo, own } = await inTenant(organizationId, async (db) => ({
    isDemo: (await db.organization.findFirst({ where: { id: organizationId } }))?.isDemo ?? false,
    own: await db.organizationMail.findUnique({ where: { organizationId } }),
  }));
  if (isDemo) return outboxTransport();
  return own ? ownTransport(own) : configuredTransport();
}

/**
 * Sends what is due, letter by letter: claimed in one transaction, sent, recorded in another. Several workers never send the
 * same letter, because a claim is a change of status that only one of them makes.
 */
export async function deliverLetters(
  organizationId: string,
  asked?: Transport,
  now = (): Date => new Date(),
): Promise<void> {
  const transport = asked ?? (await transportOf(organizationId));
  await inTenant(organizationId, async (db) => {
    await markLost(db, organizationId, now());
    await withholdStopped(db, organizationId);
    await withholdSuppressed(db, organizationId);
  });
  for (;;) {
    const claimed = await inTenant(organizationId, (db) => claim(db, organizationId, now()));
    if (!claimed) break;
    const fate = await transport.send(claimed.letter, path.join(organizationId, `${claimed.id}.eml`));
    await inTenant(organizationId, (db) => record(db, organizationId, claimed, fate, transport.name, now()));
  }
  await inTenant(organizationId, (db) => lookForLost(db, organizationId));
}

/** When runs of it failed or were killed, again and again: what is due stays due, so it is tried anew a little later. */
export const deliverLater = (organizationId: string, now = new Date()): Promise<void> =>
  inTenant(organizationId, (db) =>
    addJob(db, "deliver-letters", { organizationId }, new Date(now.getTime() + PAUSE_MS)),
  );

/** Somebody looks again once what others are sending now can only be lost. */
async function lookForLost(db: TenantTransaction, organizationId: string): Promise<void> {
  const where = { organizationId, status: "sending" as const };
  const latest = await db.letter.findFirst({ where, orderBy: { dueAt: "desc" }, select: { dueAt: true } });
  if (!latest) return;
  const at = new Date(latest.dueAt.getTime() + LOST_AFTER_MS + PAUSE_MS);
  await addJob(db, "deliver-letters", { organizationId }, at);
}

interface Claimed {
  readonly id: string;
  readonly reviewId: string | null;
  readonly attempts: number;
  readonly letter: OutgoingLetter;
}

async function claim(db: TenantTransaction, organizationId: string, now: Date): Promise<Claimed | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    UPDATE "Letter" SET status = 'sending', attempts = attempts + 1, "dueAt" = ${now}
    WHERE "organizationId" = ${organizationId} AND id = (
      SELECT id FROM "Letter" WHERE "organizationId" = ${organizationId} AND status = 'due' AND "dueAt" <= ${now}
        AND NOT EXISTS (SELECT FROM "Organization" o WHERE o.id = ${organizationId} AND o."closedAt" IS NOT NULL)
      ORDER BY "dueAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  if (!row) return null;
  const letter = await db.letter.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id: row.id } } });
  return { id: row.id, reviewId: letter.reviewId, attempts: letter.attempts, letter: await outgoingLetter(db, letter) };
}

async function record(
  db: TenantTransaction,
  organizationId: string,
  claimed: Claimed,
  fate: Fate,
  transport: string,
  now: Date,
): Promise<void> {
  const where = { organizationId_id: { organizationId, id: claimed.id } };
  if (fate.kind === "sent") {
    await db.letter.update({ where, data: { status: "sent", sentAt: now, transport, lastError: "" } });
    if (claimed.reviewId) await markReviewSent(db, organizationId, claimed.reviewId, now);
    return;
  }
  const minutes = BACK_OFF_MINUTES[claimed.attempts - 1];
  if (fate.kind === "later" && minutes !== undefined) {
    const dueAt = new Date(now.getTime() + minutes * 60_000);
    await db.letter.update({ where, data: { status: "due", dueAt, transport, lastError: fate.reason } });
    await addJob(db, "deliver-letters", { organizationId }, dueAt);
    return;
  }
  if (fate.kind === "refused" && fate.isAddress)
    await suppress(db, organizationId, { email: claimed.letter.to.address, reason: fate.reason, since: now });
  await db.letter.update({
    where,
    data: { status: fate.kind === "uncertain" ? "uncertain" : "failed", transport, lastError: fate.reason },
  });
}

async function markLost(db: TenantTransaction, organizationId: string, now: Date): Promise<void> {
  await db.letter.updateMany({
    where: { organizationId, status: "sending", dueAt: { lt: new Date(now.getTime() - LOST_AFTER_MS) } },
    data: { status: "uncertain", lastError: "The worker ended while it was sending." },
  });
}

/** Who was taken off the list gets nothing more, even what is in the outbox for them. */
async function withholdStopped(db: TenantTransaction, organizationId: string): Promise<void> {
  const removed = await db.recipient.findMany({ where: { organizationId, removedAt: { not: null } } });
  await db.letter.updateMany({
    where: { organizationId, kind: "review", status: "due", to: { in: removed.map(({ email }) => email) } },
    data: { status: "failed", lastError: "The recipient was taken off the list." },
  });
}

/** A review counts as sent when its first letter has left; a failed recipient does not hold it back. */
async function markReviewSent(
  db: TenantTransaction,
  organizationId: string,
  reviewId: string,
  now: Date,
): Promise<void> {
  await db.review.updateMany({
    where: { organizationId, id: reviewId, status: "signed" },
    data: { status: "sent", sentAt: now },
  });
}
