import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { PoolClient } from "pg";
import { keptFiles } from "../ingest";
import { Refusal } from "@/server/kernel/refusal";
import { addJob } from "../queue";
import { inTenant, inTenantBulk } from "../tenancy/tenant-database";
import { canonicalPlace } from "./canonical/canonical-place";
import { askForCopy, keepCopy } from "./canonical/keep-copy";
import { alreadyImported } from "./already-imported";
import { commitRead } from "./commit-read";
import { readUpload } from "./read-upload";
import type { ReadUsage } from "./settle/settle-usage";
import { lockImport, setStatus, type StoredImport } from "./store";
import { uploadPlace } from "./uploads-folder";

/**
 * Commits an import that a person has asked to commit. All or nothing, in one transaction: run again after an interruption it
 * begins anew, and once committed it does nothing.
 */
export async function commitImport(organizationId: string, importId: string): Promise<void> {
  const stored = await inTenantBulk(organizationId, (client) => lockImport(client, organizationId, importId));
  const isDone =
    stored.status === "committed" || (stored.status === "committing" && (await commit(organizationId, stored)));
  if (!isDone) return;
  const { folder, work } = uploadPlace(organizationId, importId);
  const { status } = await inTenantBulk(organizationId, (client) => lockImport(client, organizationId, importId));
  if (status === "committed" && !existsSync(canonicalPlace(organizationId, importId)))
    if (!(await keepCopy(organizationId, importId, keptFiles(work).copyPath))) {
      await rm(work, { recursive: true, force: true });
      return askForCopy(organizationId, importId);
    }
  await rm(folder, { recursive: true, force: true });
}

/** True where nothing more will be asked of the file. */
async function commit(organizationId: string, stored: StoredImport): Promise<boolean> {
  const importId = stored.id;
  const read = await readBefore(organizationId, stored);
  const { hints, overlap, fileName } = stored;
  const input = {
    organizationId,
    importId,
    read,
    hints,
    overlap,
    fileName,
    actor: stored.committedBy ?? stored.uploadedBy,
  };
  try {
    const committed = await commitRead(input, (client) => stillCommitting(client, organizationId, importId));
    if ("identical" in committed)
      await inTenantBulk(organizationId, (client) =>
        setStatus(client, organizationId, importId, "refused", alreadyImported(committed.identical).message),
      );
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "answer-needed") throw error;
    await inspectAgain(organizationId, importId);
    return false;
  }
}

/** Another import came in between: the file is looked at again, so that the question is shown with what each answer changes. */
async function inspectAgain(organizationId: string, importId: string): Promise<void> {
  await inTenant(organizationId, async (db) => {
    const { count } = await db.import.updateMany({
      where: { organizationId, id: importId, status: "committing" },
      data: { status: "uploaded", message: "" },
    });
    if (count === 1) await addJob(db, "inspect-import", { organizationId, importId });
  });
}

async function stillCommitting(client: PoolClient, organizationId: string, importId: string): Promise<void> {
  const { status } = await lockImport(client, organizationId, importId);
  if (status !== "committing")
    throw new Refusal("conflict", "not-committing", `This import is ${status} by now.`, { status });
}

/** What the inspection read, where it is still there; else the file is read again. */
async function readBefore(organizationId: string, stored: StoredImport): Promise<ReadUsage> {
  const { work } = uploadPlace(organizationId, stored.id);
  const { keysPath, rollupsPath, rejectsPath } = keptFiles(work);
  const read = { keysPath, rollupsPath, rejectsPath };
  if (stored.report && Object.values(read).every((file) => existsSync(file))) return { report: stored.report, ...read };
  return readUpload(organizationId, stored);
}
