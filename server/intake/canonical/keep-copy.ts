import { existsSync } from "node:fs";
import { copyFile, link, mkdir, rename, rm } from "node:fs/promises";
import { keptFiles } from "../../ingest";
import { addJob } from "../../queue";
import { inTenant, inTenantBulk } from "../../tenancy/tenant-database";
import { readUpload } from "../read-upload";
import { lockImport } from "../store";
import { uploadPlace } from "../uploads-folder";
import { canonicalFolder, canonicalPlace } from "./canonical-place";

/** Moves the copy that a reading made to where it is kept. False where the reading made none. */
export async function keepCopy(organizationId: string, importId: string, copyPath: string): Promise<boolean> {
  if (!existsSync(copyPath)) return false;
  await mkdir(canonicalFolder(organizationId), { recursive: true, mode: 0o700 });
  await rename(copyPath, canonicalPlace(organizationId, importId));
  return true;
}

/**
 * Has the copy of a committed file made when nobody waits: reading it again costs as much as importing it did. The file's
 * bytes are held in the uploads folder until then, under a second name where the disk allows it.
 */
export async function askForCopy(organizationId: string, importId: string, file?: string): Promise<void> {
  const { folder, source } = uploadPlace(organizationId, importId);
  if (file !== undefined) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await link(file, source).catch(() => copyFile(file, source));
  }
  await inTenant(organizationId, (db) => addJob(db, "keep-copy", { organizationId, importId }));
}

/**
 * Makes the copy of a committed import from its file, which goes then. Where the file is not what was imported any more, or
 * the import does not count by now, there is none.
 */
export async function makeCopy(organizationId: string, importId: string): Promise<void> {
  const stored = await inTenantBulk(organizationId, (client) => lockImport(client, organizationId, importId));
  const { folder, source, work } = uploadPlace(organizationId, importId);
  if (stored.status === "committed" && existsSync(source)) {
    const { report, copyPath } = await readUpload(organizationId, stored, "always");
    const isSame =
      report.sha256 === stored.sha256 && JSON.stringify(report.totals) === JSON.stringify(stored.report?.totals);
    if (isSame) await keepCopy(organizationId, importId, copyPath ?? keptFiles(work).copyPath);
  }
  await rm(folder, { recursive: true, force: true });
}

/** Lets go of a file whose copy could not be made: its import counts all the same, its rows cannot be looked at. */
export const giveUpCopy = (organizationId: string, importId: string): Promise<void> =>
  rm(uploadPlace(organizationId, importId).folder, { recursive: true, force: true });
