import { rm } from "node:fs/promises";
import path from "node:path";
import { asPerson, inTenant } from "../tenancy/tenant-database";
import { newId } from "../tenancy/new-id";

/** Folders of the data folder that hold something of an organization below its id. */
export const FOLDERS = ["uploads", "uploads-begun", "canonical", "telemetry", "outbox"] as const;

/**
 * Erases every organization whose grace period is over: all its rows, then its files. One that an owner has taken back meanwhile stays:
 * the database looks again. Answers how many went.
 */
export async function eraseDue(now: Date): Promise<number> {
  const all = await asPerson(null, (db) => db.organizationAddress.findMany({ select: { organizationId: true } }));
  let erased = 0;
  for (const { organizationId } of all) {
    const isDue = await inTenant(organizationId, async (db) => {
      const found = await db.organization.findFirst({ where: { id: organizationId, eraseAfter: { lte: now } } });
      if (!found) return false;
      await db.$executeRaw`SELECT erase_organization(${organizationId})`;
      return true;
    });
    if (!isDue) continue;
    await eraseFiles(organizationId);
    // Nothing names it any more but this: that something was erased, when.
    await asPerson(null, (db) =>
      db.operatorEntry.create({
        data: { id: newId(), actor: "schedule", action: "organization.erase", facts: { organizationId } },
      }),
    );
    erased += 1;
  }
  return erased;
}

/** Takes away what lies on disk for an organization. */
export async function eraseFiles(organizationId: string): Promise<void> {
  const folder = process.env.DATA_DIR;
  if (!folder) throw new Error("DATA_DIR is not set: the server sets it before it serves");
  for (const name of FOLDERS) await rm(path.join(folder, name, organizationId), { recursive: true, force: true });
}
