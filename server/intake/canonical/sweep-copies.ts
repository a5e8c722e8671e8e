import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { dayOf } from "@/server/kernel/day";
import { inTenant } from "../../tenancy/tenant-database";
import { canonicalFolder } from "./canonical-place";
import { monthsAfter } from "./months-after";

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Removes copies whose import is gone, or was committed longer ago than its organization keeps rows: on the day that its page names. */
export async function sweepCopies(now: Date): Promise<void> {
  for (const organizationId of await namesIn(canonicalFolder())) {
    const folder = canonicalFolder(organizationId);
    const names = await namesIn(folder);
    const kept = await inTenant(organizationId, async (db) => {
      const organization = await db.organization.findUnique({ where: { id: organizationId } });
      const committed = await db.import.findMany({
        where: { organizationId, status: { in: ["committed", "reverted"] }, committedAt: { not: null } },
        select: { id: true, committedAt: true },
      });
      const months = organization?.retentionMonths ?? 0;
      return committed.filter(({ committedAt }) => committedAt && monthsAfter(dayOf(committedAt), months) > dayOf(now));
    });
    const ids = new Set(kept.map(({ id }) => `${id}.parquet`));
    for (const name of names.filter((one) => !ids.has(one)))
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}
