import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { inTenant } from "../../tenancy/tenant-database";
import { canonicalFolder } from "./canonical-place";

/** How long the rows behind an amount can be looked at. */
export const RETENTION_MONTHS = 25;

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Removes copies whose import does not count any more, is gone, or was committed longer ago than rows are kept. */
export async function sweepCopies(now: Date): Promise<void> {
  const oldest = new Date(now);
  oldest.setUTCMonth(oldest.getUTCMonth() - RETENTION_MONTHS);
  for (const organizationId of await namesIn(canonicalFolder())) {
    const folder = canonicalFolder(organizationId);
    const names = await namesIn(folder);
    const kept = await inTenant(organizationId, (db) =>
      db.import.findMany({
        where: { organizationId, status: "committed", committedAt: { gte: oldest } },
        select: { id: true },
      }),
    );
    const ids = new Set(kept.map(({ id }) => `${id}.parquet`));
    for (const name of names.filter((one) => !ids.has(one)))
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}
