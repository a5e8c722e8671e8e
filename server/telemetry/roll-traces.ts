import { rm } from "node:fs/promises";
import path from "node:path";
import { importOutcome, receiveUpload } from "../intake";
import { addDays, dayOf, isDay, type Day } from "../kernel/day";
import { Refusal } from "../kernel/refusal";
import { addJob } from "../queue";
import { tenantContext, type Actor } from "../tenancy/context";
import { inTenant, inTenantBulk } from "../tenancy/tenant-database";
import { OPEN_DAYS } from "./receive-traces";
import {
  hasBatches,
  linesOf,
  MERGED,
  mergeDay,
  namesIn,
  readMark,
  readSource,
  spoolFolder,
  writeDurably,
  type SpoolMark,
  type SpoolSource,
} from "./spool";

const RECEIVER: Actor = { kind: "schedule", id: "schedule", name: "OpenTelemetry", role: null };
const LOOK_AGAIN_MS = 60_000;

/**
 * Makes imports of the spans that have come: for each source and day with news one import of the whole day, which replaces the
 * day's last one. So a day is always what all its spans say, each once, and doing it twice changes nothing.
 */
export async function rollTraces(organizationId: string): Promise<void> {
  // One at a time for an organization: they work on the same files.
  const isDone = await inTenantBulk(organizationId, async (client) => {
    const lock = "SELECT pg_try_advisory_xact_lock(hashtextextended('traces:' || $1, 0)) AS got";
    const { rows } = await client.query<{ got: boolean }>(lock, [organizationId]);
    return rows[0]?.got === true && rollAll(organizationId);
  });
  if (isDone) return;
  await inTenant(organizationId, (db) =>
    addJob(db, "roll-traces", { organizationId }, new Date(Date.now() + LOOK_AGAIN_MS)),
  );
}

/** False where something is still to do, later. */
async function rollAll(organizationId: string): Promise<boolean> {
  let isDone = true;
  const root = spoolFolder(organizationId);
  for (const name of await namesIn(root)) {
    const folder = path.join(root, name);
    const source = await readSource(folder);
    if (!source) continue;
    for (const day of (await namesIn(folder)).filter(isDay).sort())
      if (!(await rollDay(organizationId, source, path.join(folder, day), day))) isDone = false;
  }
  return isDone;
}

/** False where the day's last import is still at work: one after the other, or the older would replace the newer. */
async function rollDay(organizationId: string, source: SpoolSource, folder: string, day: Day): Promise<boolean> {
  const mark = await readMark(folder);
  const isNew = await hasBatches(folder);
  if (mark && !isNew) {
    if (day < addDays(dayOf(new Date()), -OPEN_DAYS - 1)) await rm(folder, { recursive: true, force: true });
    return true;
  }
  const last = mark ? await stateOf(organizationId, mark) : null;
  if (last === "at work") return false;
  const lines = await mergeDay(folder);
  if (mark && last !== "lost" && lines === mark.lines) return true;
  // What a person took back stays out: of a day that was reverted, only what has come since is brought.
  const skip = mark ? (last === "reverted" ? mark.lines : mark.skip) : 0;
  if (lines === skip) return true;
  const id = await receiveUpload(organizationId, RECEIVER, {
    fileName: `${source.source} ${day}.jsonl`,
    body: after(path.join(folder, MERGED), skip),
    contentLength: null,
    hints: { source: source.source, format: "otel-genai", ...(source.isDetail ? { isDetail: true } : {}) },
    commitWish: { overlap: "replace", confirmRejects: true },
  });
  await writeDurably(folder, "mark.json", JSON.stringify({ import: id, lines, skip } satisfies SpoolMark));
  return true;
}

async function stateOf(
  organizationId: string,
  mark: SpoolMark,
): Promise<"at work" | "reverted" | "committed" | "lost"> {
  try {
    const { found, isSettled, sameAs } = await inTenant(organizationId, async (db) =>
      importOutcome(await tenantContext(db, organizationId, RECEIVER, new Date()), { id: mark.import }),
    );
    if (!isSettled) return "at work";
    if (found.status === "reverted") return "reverted";
    return found.status === "committed" || sameAs ? "committed" : "lost";
  } catch (error) {
    if (error instanceof Refusal && error.kind === "not-found") return "lost";
    throw error;
  }
}

async function* after(file: string, skip: number): AsyncGenerator<Uint8Array, void, undefined> {
  let line = 0;
  for await (const text of linesOf(file)) {
    line += 1;
    if (line > skip) yield Buffer.from(`${text}\n`);
  }
}

/** Asks for spans that were spooled and whose job is gone, as after a restore of an older database. */
export async function rollLeftTraces(): Promise<void> {
  for (const organizationId of await namesIn(spoolFolder()))
    await inTenant(organizationId, async (db) => {
      const isThere = await db.organization.findUnique({ where: { id: organizationId }, select: { id: true } });
      if (isThere) await addJob(db, "roll-traces", { organizationId });
    });
}
