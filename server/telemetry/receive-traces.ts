import { addDays, dayOf, type Day } from "../kernel/day";
import { Refusal } from "../kernel/refusal";
import { addJob } from "../queue";
import { inTenant } from "../tenancy/tenant-database";
import { pickSpans } from "./rules/pick-spans";
import { addBatch, type SpoolSource } from "./spool";

/** A day is open this long: late spans join it, and repeated ones are known. */
export const OPEN_DAYS = 100;
const HOUR_MS = 3_600_000;
/** So much of one organization is not kept waiting for the hour. */
const AT_ONCE_BYTES = 16 * 2 ** 20;

const waiting = new Map<string, { hour: number; bytes: number }>();

/**
 * Takes the model calls of an OTLP export request: once this has answered they are on disk, and a job makes them an import at
 * the next full hour, or at once where much has come or `flush` asks for it. Answers how many could not be taken, and why.
 * @throws Refusal unavailable where the disk does not take them; the sender keeps them then and tries again.
 */
export async function receiveTraces(
  organizationId: string,
  request: unknown,
  { source, flush, now }: { source: SpoolSource; flush: boolean; now: Date },
): Promise<{ accepted: number; rejected: number; reason: string }> {
  const today = dayOf(now);
  const taken = { from: addDays(today, -OPEN_DAYS), to: addDays(today, 2) };
  const { spans, rejected, reason } = pickSpans(request, taken);
  const byDay = new Map<Day, string[]>();
  for (const { day, line } of spans) byDay.set(day, [...(byDay.get(day) ?? []), line]);
  try {
    for (const [day, lines] of byDay) await addBatch(organizationId, source, day, lines);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOSPC" && code !== "EDQUOT") throw error;
    throw new Refusal(
      "unavailable",
      "disk-full",
      "There is no room on the disk for these spans. Send them again later.",
    );
  }
  const bytes = spans.reduce((sum, { line }) => sum + line.length, 0);
  if (bytes > 0 || flush) await askForRolling(organizationId, bytes, flush, now);
  return { accepted: spans.length, rejected, reason };
}

async function askForRolling(organizationId: string, bytes: number, flush: boolean, now: Date): Promise<void> {
  const hour = Math.floor(now.getTime() / HOUR_MS) + 1;
  const known = waiting.get(organizationId);
  const isAsked = known?.hour === hour;
  const sum = bytes + (known?.bytes ?? 0);
  const isMuch = flush || sum >= AT_ONCE_BYTES;
  if (!isAsked || isMuch)
    await inTenant(organizationId, async (db) => {
      if (!isAsked) await addJob(db, "roll-traces", { organizationId }, new Date(hour * HOUR_MS));
      if (isMuch) await addJob(db, "roll-traces", { organizationId });
    });
  waiting.set(organizationId, { hour, bytes: isMuch ? 0 : sum });
}
