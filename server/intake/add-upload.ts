import { addJob } from "../queue";
import { audit } from "../tenancy/audit";
import { tenantContext, type Actor } from "../tenancy/context";
import { inTenant } from "../tenancy/tenant-database";
import type { CommitWish, ImportHints } from "./schema";

export interface CompleteUpload {
  readonly importId: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly hints: ImportHints;
  readonly commitWish?: CommitWish | undefined;
}

/** Makes a file that has come whole an import, and asks for its inspection. Asked again, it finds that it is one. */
export async function addUpload(organizationId: string, actor: Actor, upload: CompleteUpload): Promise<void> {
  const { importId, fileName, bytes, sha256, hints, commitWish } = upload;
  await inTenant(organizationId, async (db) => {
    await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('upload:' || ${importId}, 0))::text`;
    const where = { organizationId_id: { organizationId, id: importId } };
    if (await db.import.findUnique({ where, select: { id: true } })) return;
    const ctx = await tenantContext(db, organizationId, actor, new Date());
    await db.import.create({
      data: {
        organizationId,
        id: importId,
        fileName,
        bytes,
        sha256,
        hints: JSON.parse(JSON.stringify(hints)),
        ...(commitWish ? { commitWish, overlap: commitWish.overlap } : {}),
        uploadedBy: actor.name,
      },
    });
    await audit(ctx, { action: "import.upload", subject: fileName, facts: { import: importId, bytes, sha256 } });
    await addJob(db, "inspect-import", { organizationId, importId });
  });
}
