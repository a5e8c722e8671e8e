import { existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { canonicalPlace } from "./canonical/canonical-place";
import { inTenant } from "../tenancy/tenant-database";
import { uploadsFolder } from "./uploads-folder";

/** What is younger may be on its way. */
const AGE_MS = 60 * 60 * 1000;
const NEEDED = ["uploaded", "inspecting", "inspected", "committing", "refused"] as const;

/** Removes files of uploads that a killed process left behind and that no import needs. */
export async function sweepUploads(): Promise<void> {
  const root = uploadsFolder();
  for (const organizationId of await namesIn(root)) {
    const found = await namesIn(path.join(root, organizationId));
    if (found.length === 0) continue;
    const needed = await inTenant(organizationId, (db) =>
      db.import.findMany({
        where: { organizationId, id: { in: found }, status: { in: [...NEEDED, "committed"] } },
        select: { id: true, status: true },
      }),
    );
    // A committed file waits for its copy, and for nothing once that is made.
    const isWaiting = (id: string): boolean => !existsSync(canonicalPlace(organizationId, id));
    const keep = new Set(
      needed.filter(({ id, status }) => status !== "committed" || isWaiting(id)).map(({ id }) => id),
    );
    for (const name of found.filter((one) => !keep.has(one))) await removeOld(path.join(root, organizationId, name));
  }
}

async function removeOld(folder: string): Promise<void> {
  // What is gone by now was at work and has tidied up after itself.
  const found = await stat(folder).catch(() => null);
  if (found && Date.now() - found.mtimeMs > AGE_MS) await rm(folder, { recursive: true, force: true });
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
