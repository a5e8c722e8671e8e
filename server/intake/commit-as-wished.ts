import { Refusal } from "@/server/kernel/refusal";
import { tenantContext } from "../tenancy/context";
import { Prisma } from "../tenancy/generated/client";
import { inTenant } from "../tenancy/tenant-database";
import { alreadyImported } from "./already-imported";
import { requestCommit } from "./request-commit";
import { commitWish } from "./schema";

/**
 * Asks for the commit that the sender of an inspected import wished for. Where a question is open that the wish does not answer,
 * the import waits with the question as its message. A wish is granted once.
 */
export async function commitAsWished(organizationId: string, importId: string): Promise<void> {
  await inTenant(organizationId, async (db) => {
    const where = { organizationId_id: { organizationId, id: importId } };
    const row = await db.import.findUnique({
      where,
      select: { status: true, sha256: true, commitWish: true, uploadedBy: true },
    });
    if (row?.status !== "inspected" || row.commitWish === null) return;
    // The same bytes, sent twice at once, ask no question of themselves.
    const same = await db.import.findFirst({
      where: { organizationId, sha256: row.sha256, status: "committed" },
      orderBy: { committedAt: "asc" },
      select: { id: true, fileName: true, committedAt: true },
    });
    if (same?.committedAt) {
      const { message } = alreadyImported({ ...same, committedAt: same.committedAt });
      await db.import.update({ where, data: { status: "refused", message, commitWish: Prisma.DbNull } });
      return;
    }
    const { overlap, confirmRejects } = commitWish.parse(row.commitWish);
    const sender = { kind: "schedule", id: "schedule", name: row.uploadedBy, role: null } as const;
    const ctx = await tenantContext(db, organizationId, sender, new Date());
    let question = "";
    try {
      await requestCommit(ctx, { id: importId, confirmRejects, ...(overlap ? { overlap } : {}) });
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== "answer-needed") throw error;
      question = error.message;
    }
    await db.import.update({ where, data: { commitWish: Prisma.DbNull, message: question } });
  });
}
