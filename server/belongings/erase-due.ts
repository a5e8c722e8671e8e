import { rm } from "node:fs/promises";
import path from "node:path";
import { asPerson, inTenant } from "../tenancy/tenant-database";
import { newId } from "../tenancy/new-id";

/** Folders of the data folder that hold something of an organization below its id. */
export const FOLDERS = ["uploads", "uploads-begun", "canonical", "telemetry", "outbox"] as const;

/**
 * Erases every organization whose grace period is over: all its rows, then its files. One that an owner has taken back meanwhile stays:
 * the database looks again. Answers how many went. What cannot be erased keeps nothing else from it.
 * @throws AggregateError of what went wrong, once all were tried
 */
export async function eraseDue(now: Date): Promise<number> {
  const all = await asPerson(null, (db) => db.organizationAddress.findMany({ select: { organizationId: true } }));
  const faults: unknown[] = [];
  let erased = 0;
  for (const { organizationId } of all)
    try {
      if (await eraseOne(organizationId, now)) erased += 1;
    } catch (error) {
      faults.push(error);
    }
  if (faults.length > 0)
    throw new AggregateError(
      faults,
      `${faults.length} of the organizations that are due to be erased: ${String(faults[0])}`,
    );
  return erased;
}

async function eraseOne(organizationId: string, now: Date): Promise<boolean> {
  const isDue = await inTenant(organizationId, async (db) => {
    const found = await db.organization.findFirst({ where: { id: organizationId, eraseAfter: { lte: now } } });
    if (!found) return false;
    await db.$executeRaw`SELECT erase_organization(${organizationId})`;
    return true;
  });
  if (!isDue) return false;
  await eraseFiles(organizationId);
  // Nothing names it any more but this: that something was erased, when.
  await asPerson(null, (db) =>
    db.operatorEntry.create({
      data: { id: newId(), actor: "schedule", action: "organization.erase", facts: { organizationId } },
    }),
  );
  return true;
}

/** Takes away what lies on disk for an organization. */
export async function eraseFiles(organizationId: string): Promise<void> {
  const folder = process.env.DATA_DIR;
  if (!folder) throw new Error("DATA_DIR is not set: the server sets it before it serves");
  for (const name of FOLDERS) await rm(path.join(folder, name, organizationId), { recursive: true, force: true });
}
