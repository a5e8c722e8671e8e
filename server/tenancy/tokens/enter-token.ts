import { timingSafeEqual } from "node:crypto";
import { isClosed } from "../closing/must-be-open";
import { hashToken } from "../hash-token";
import { inTenant } from "../tenant-database";

/** A token that holds: whose it is and what it may do. */
export interface HeldToken {
  readonly organizationId: string;
  readonly id: string;
  readonly name: string;
  readonly abilities: readonly string[];
  readonly requestsPerMinute: number;
}

const SHAPE = /^([0-9a-f]{26})\.([0-9a-f]{26})\.[\w-]{43}$/;
/** What an unknown token is compared with, so that the same work is done for it. */
const NOBODYS_HASH = hashToken("");
/** "Last used" is told to the minute: a busy machine does not write a row at every request. */
const TOLD_EVERY_MS = 60_000;

/**
 * The token that a machine shows; null for one that is malformed, of no organization, unknown, expired or revoked, which
 * nobody can tell apart. `now` is the real clock.
 */
export async function enterToken(shown: string, now: Date): Promise<HeldToken | null> {
  const [, organizationId, id] = SHAPE.exec(shown) ?? [];
  if (organizationId === undefined || id === undefined) return null;
  return inTenant(organizationId, async (db) => {
    const row = await db.apiToken.findUnique({ where: { organizationId_id: { organizationId, id } } });
    const isIt = timingSafeEqual(Buffer.from(hashToken(shown)), Buffer.from(row?.secretHash ?? NOBODYS_HASH));
    if (!row || !isIt || row.revokedAt || row.expiresAt <= now) return null;
    if (await isClosed(db, organizationId)) return null;
    if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= TOLD_EVERY_MS)
      await db.apiToken.updateMany({ where: { organizationId, id }, data: { lastUsedAt: now } });
    const { name, abilities, requestsPerMinute } = row;
    return { organizationId, id, name, abilities, requestsPerMinute };
  });
}
