import { mkdir, rm } from "node:fs/promises";
import type { PoolClient } from "pg";
import { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { rollUpCopy } from "../../ingest";
import { askThrough } from "../../pricing";
import { inTenantBulk } from "../../tenancy/tenant-database";
import { canonicalPlace, hasCopy } from "../canonical/canonical-place";
import { alreadyImported } from "../already-imported";
import { whyFailed } from "../rules/why-failed";
import { commitWish, type ImportReport } from "../schema";
import { forgetKeys } from "../settle/forget-keys";
import { lockUsage } from "../settle/lock-usage";
import { recordAct } from "../settle/record-act";
import { refreshStatistics } from "../settle/refresh-statistics";
import { settleUsage } from "../settle/settle-usage";
import type { RollupFiles } from "../settle/stage-rollups";
import { lockImport, type StoredImport } from "../store";
import { uploadPlace } from "../uploads-folder";
import { writeRejects } from "./write-rejects";

/** A wish that stands on an import which was committed once is that it be put back. */
const putBackWish = commitWish.extend({ by: z.string() });

interface Place {
  readonly organizationId: string;
  readonly importId: string;
}

/**
 * Makes an import count again from the stripped copy of its rows, as it was read then: the same sums, checked against its report
 * to the token, under the assignments and prices of today. All or nothing; until then nothing changes. Run again after an
 * interruption it begins anew, and once it is done it does nothing.
 */
export async function putBackImport(organizationId: string, importId: string): Promise<void> {
  const place = { organizationId, importId };
  const { work, folder } = uploadPlace(organizationId, importId);
  if (!(await inTenantBulk(organizationId, (client) => wishOf(client, place)))) return;
  if (!hasCopy(organizationId, importId))
    return failPutBack(organizationId, importId, "The rows of this import are not kept any more.");
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true, mode: 0o700 });
  try {
    const files = await rollUpCopy(canonicalPlace(organizationId, importId), work);
    const rollups = await inTenantBulk(organizationId, (client) => settle(client, place, work, files));
    await refreshStatistics(organizationId, rollups);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await failPutBack(organizationId, importId, error.message);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function wishOf(client: PoolClient, { organizationId, importId }: Place) {
  const { status } = await lockImport(client, organizationId, importId);
  const { rows } = await client.query<{ wish: unknown }>(
    `SELECT "commitWish" AS wish FROM "Import" WHERE "organizationId" = $1 AND id = $2`,
    [organizationId, importId],
  );
  const wasCommitted = status === "reverted" || status === "committed";
  return wasCommitted && rows[0]?.wish ? putBackWish.parse(rows[0].wish) : null;
}

/** Takes out what is left of it, and settles it anew. Answers how many daily sums it has then. */
async function settle(client: PoolClient, place: Place, work: string, files: RollupFiles): Promise<number> {
  const { organizationId, importId } = place;
  await lockUsage(client, organizationId);
  const wish = await wishOf(client, place);
  const stored = await lockImport(client, organizationId, importId);
  if (!wish || !stored.report) return 0;
  await mustBeAlone(client, place, stored);
  for (const table of ["UsageRollup", "UsageMonth"])
    await client.query(`DELETE FROM "${table}" WHERE "organizationId" = $1 AND "importId" = $2`, [
      organizationId,
      importId,
    ]);
  const rejectsPath = await writeRejects(client, place, work);
  const { dryRun: _, ...report } = stored.report;
  const input = { organizationId, importId, read: { report, ...files, rejectsPath } };
  const settled = await settleUsage(client, { ...input, hints: stored.hints, overlap: wish.overlap });
  // Days that it had held, and leaves to others now.
  if (settled.effect.skippedDays > 0) await forgetKeys(askThrough(client), organizationId);
  await conclude(client, place, wish.by, {
    ...stored.report,
    ...(stored.report.dryRun ? { dryRun: { ...stored.report.dryRun, effects: [settled.effect] } } : {}),
  });
  const { rollups, replaced, skippedDays, book } = settled.effect;
  await recordAct(client, organizationId, {
    ...{ actor: wish.by, action: "import.put-back", subject: stored.fileName },
    facts: { import: importId, from: stored.status, rollups, overlap: wish.overlap, replaced, skippedDays, book },
  });
  return rollups;
}

/** The same bytes may have come in again since: counted twice they must never be. */
async function mustBeAlone(
  client: PoolClient,
  { organizationId, importId }: Place,
  { sha256 }: StoredImport,
): Promise<void> {
  const { rows } = await client.query<{ id: string; fileName: string; committedAt: Date }>(
    `SELECT id, "fileName", "committedAt" FROM "Import"
    WHERE "organizationId" = $1 AND sha256 = $2 AND status = 'committed' AND id <> $3 LIMIT 1`,
    [organizationId, sha256, importId],
  );
  if (rows[0]) throw new Refusal("conflict", "already-imported", alreadyImported(rows[0]).message);
}

async function conclude(
  client: PoolClient,
  { organizationId, importId }: Place,
  by: string,
  report: ImportReport,
): Promise<void> {
  await client.query(
    `UPDATE "Import" SET report = $3, "commitWish" = NULL, message = '', "committedBy" = $4, "revertedBy" = NULL, "revertedAt" = NULL
    WHERE "organizationId" = $1 AND id = $2`,
    [organizationId, importId, JSON.stringify(report), by],
  );
}

/** Leaves an import as it was, with the reason. */
async function failPutBack(organizationId: string, importId: string, why: string): Promise<void> {
  await inTenantBulk(organizationId, (client) =>
    client.query(
      `UPDATE "Import" SET "commitWish" = NULL, message = $3 WHERE "organizationId" = $1 AND id = $2 AND status IN ('reverted', 'committed')`,
      [organizationId, importId, `It was not put back. ${why}`],
    ),
  );
}

/** For a job that was given up. */
export const giveUpPutBack = (organizationId: string, importId: string, why?: unknown): Promise<void> =>
  failPutBack(organizationId, importId, `${whyFailed(why)} It was tried several times, and nothing was written.`);
