import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { inTenant } from "../../tenancy/tenant-database";
import { canonicalFolder } from "./canonical-place";

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Removes copies whose import is gone, or was committed longer ago than its organization keeps rows. */
export async function sweepCopies(now: Date): Promise<void> {
  for (const organizationId of await namesIn(canonicalFolder())) {
    const folder = canonicalFolder(organizationId);
    const names = await namesIn(folder);
    const kept = await inTenant(organizationId, async (db) => {
      const organization = await db.organization.findUnique({ where: { id: organizationId } });
      const oldest = new Date(now);
      oldest.setUTCMonth(oldest.getUTCMonth() - (organization?.retentionMonths ?? 0));
      return db.import.findMany({
        where: { organizationId, status: { in: ["committed", "reverted"] }, committedAt: { gte: oldest } },
        select: { id: true },
      });
    });
    const ids = new Set(kept.map(({ id }) => `${id}.parquet`));
    for (const name of names.filter((one) => !ids.has(one)))
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}
