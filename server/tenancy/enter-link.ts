import { notFound } from "../kernel/refusal";
import { isClosed } from "./closing/must-be-open";
import { tenantContext, type TenantContext } from "./context";
import { hashToken } from "./hash-token";
import { inTenant } from "./tenant-database";

/** A link that holds: whose it is and which review it opens. */
export interface OpenLink {
  readonly id: string;
  readonly reviewId: string;
  readonly recipient: string;
  /** How much of the review it shows. */
  readonly scope: "whole" | "summary";
  readonly expiresAt: Date;
}

const HOLDER = { kind: "person", id: "link", name: "The holder of a link", role: null } as const;

/**
 * Enters the organization that a link belongs to and runs `work` there, in one transaction.
 * @throws Refusal not-found for an unknown, expired or revoked link.
 */
export function enterLink<Result>(
  token: string,
  now: Date,
  work: (entered: { tenant: TenantContext; link: OpenLink }) => Promise<Result>,
): Promise<Result> {
  const organizationId = token.split(".")[0] ?? "";
  return inTenant(organizationId, async (db) => {
    const where = { organizationId_tokenHash: { organizationId, tokenHash: hashToken(token) } };
    const link = await db.reviewLink.findUnique({ where });
    if (!link || link.revokedAt || link.expiresAt <= now) throw notFound("review");
    if (await isClosed(db, organizationId)) throw notFound("review");
    const tenant = await tenantContext(db, organizationId, HOLDER, now);
    const { id, reviewId, recipient, expiresAt } = link;
    const scope = link.scope === "summary" ? "summary" : "whole";
    return work({ tenant, link: { id, reviewId, recipient, scope, expiresAt } });
  });
}
