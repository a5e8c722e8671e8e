import { rm } from "node:fs/promises";
import { refusedReport } from "../ingest";
import { inTenantBulk } from "../tenancy/tenant-database";
import { alreadyImported } from "./already-imported";
import { commitAsWished } from "./commit-as-wished";
import { dryRun } from "./dry-run";
import { findIdentical } from "./find-identical";
import { readUpload } from "./read-upload";
import { withDryRun } from "./told-elsewhere";
import type { ImportReport, ImportStatus } from "./schema";
import { addRejects } from "./settle/add-rejects";
import { lockImport, setStatus, type StoredImport } from "./store";
import { isPacked, unpackUpload } from "./unpack-upload";
import { uploadPlace } from "./uploads-folder";

/** Refusals that a person's answer undoes: the file is kept, so that it need not be sent again. */
const ANSWERABLE: ReadonlySet<string> = new Set([
  "start-needed",
  "unknown-format",
  "unknown-header",
  "ambiguous-format",
  "ambiguous-date",
  "mapping-mismatch",
  "mapping-needed",
]);

/**
 * Reads an uploaded file and finds out what committing it would do; writes nothing but the report and the refused
 * rows; then the commit that its sender wished for is asked for. Run again after an interruption, it begins anew; an import
 * that is past inspection is not read again.
 */
export async function inspectImport(organizationId: string, importId: string): Promise<void> {
  await inspect(organizationId, importId);
  await commitAsWished(organizationId, importId);
}

async function inspect(organizationId: string, importId: string): Promise<void> {
  const begun = await begin(organizationId, importId);
  if (!begun) return;
  if (await isPacked(organizationId, importId)) return unpack(organizationId, begun);
  const read = await readUpload(organizationId, begun);
  const { report } = read;
  if (report.refused) {
    await finish(organizationId, importId, "refused", report.refused.message, report);
    const { folder, work } = uploadPlace(organizationId, importId);
    await rm(ANSWERABLE.has(report.refused.code) ? work : folder, { recursive: true, force: true });
    return;
  }
  const input = { organizationId, importId, read, hints: begun.hints, overlap: begun.overlap };
  const found = await dryRun(input, async (client) => void (await lockImport(client, organizationId, importId)));
  await finish(organizationId, importId, "inspected", "", withDryRun(report, found), read.rejectsPath);
}

async function unpack(organizationId: string, packed: StoredImport): Promise<void> {
  const message = await unpackUpload(organizationId, packed);
  if (message === null) return;
  const report = refusedReport(packed.fileName, { code: "broken-archive", message });
  await finish(organizationId, packed.id, "refused", message, report);
  await rm(uploadPlace(organizationId, packed.id).folder, { recursive: true, force: true });
}

/** Null where there is nothing to read: already past it, or the very bytes are here. */
async function begin(organizationId: string, importId: string): Promise<StoredImport | null> {
  const begun = await inTenantBulk(organizationId, async (client) => {
    const stored = await lockImport(client, organizationId, importId);
    if (stored.status !== "uploaded" && stored.status !== "inspecting") return null;
    const identical = await findIdentical(client, organizationId, stored.sha256);
    if (identical) {
      await setStatus(client, organizationId, importId, "refused", alreadyImported(identical).message);
      return "identical" as const;
    }
    await setStatus(client, organizationId, importId, "inspecting");
    return stored;
  });
  if (begun !== "identical") return begun;
  await rm(uploadPlace(organizationId, importId).folder, { recursive: true, force: true });
  return null;
}

/** Unless somebody discarded it meanwhile. */
async function finish(
  organizationId: string,
  importId: string,
  status: ImportStatus,
  message: string,
  report: ImportReport,
  rejectsPath?: string,
): Promise<void> {
  await inTenantBulk(organizationId, async (client) => {
    const stored = await lockImport(client, organizationId, importId);
    if (stored.status !== "inspecting") return;
    await setStatus(client, organizationId, importId, status, message);
    // Before a person says that the rest is right, they see what is not.
    if (rejectsPath) await addRejects(client, organizationId, importId, rejectsPath);
    await client.query(
      `UPDATE "Import" SET report = $3, format = $4, kind = $5::"ImportKind", "periodFrom" = $6, "periodTo" = $7 WHERE "organizationId" = $1 AND id = $2`,
      [
        organizationId,
        importId,
        JSON.stringify(report),
        report.format ?? "",
        report.kind ?? "usage",
        report.period?.from ?? null,
        report.period?.to ?? null,
      ],
    );
  });
}
