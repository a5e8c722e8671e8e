import type { PersonTransaction } from "../tenancy/tenant-database";

const MOST = 200;

/** Versions of the installation's book and what operators and the schedule did to it, the newest first. */
export async function readBookHistory(db: PersonTransaction) {
  const versions = await db.priceBookVersion.findMany({
    orderBy: { number: "desc" },
    take: MOST,
    select: { number: true, name: true, note: true, createdBy: true, createdAt: true },
  });
  const acts = await db.operatorEntry.findMany({ orderBy: [{ at: "desc" }, { id: "asc" }], take: MOST });
  return {
    versions: versions.map((version) => ({ ...version, createdAt: version.createdAt.toISOString() })),
    acts: acts.map(({ at, actor, action, facts }) => ({ at: at.toISOString(), actor, action, facts })),
  };
}
