import { addJob } from "@/server/queue";
import { asPerson } from "@/server/tenancy/tenant-database";

/** Asks for a look at the calendar of every organization that is due. Content is read in one organization at a time, by its job. */
export async function lookAtCalendar(now: Date): Promise<number> {
  return asPerson(null, async (db) => {
    const due = await db.dueMoment.findMany({ where: { at: { lte: now } }, orderBy: { at: "asc" }, take: 1_000 });
    for (const { organizationId } of due) await addJob(db, "keep-calendar", { organizationId });
    return due.length;
  });
}
