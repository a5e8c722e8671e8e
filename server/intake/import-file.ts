import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "@/server/kernel/refusal";
import type { ReadLimits, ReadProgress } from "../ingest";
import { inTenant, inTenantBulk } from "../tenancy/tenant-database";
import { tenantContext, type Actor } from "../tenancy/context";
import { newId } from "../tenancy/new-id";
import { alreadyImported } from "./already-imported";
import { keepCopy } from "./canonical/keep-copy";
import { commitRead } from "./commit-read";
import { dryRun } from "./dry-run";
import { rememberTold } from "./mappings/remember-told";
import { readRemembering } from "./mappings/read-remembering";
import { findIdenticalFile, type IdenticalImport } from "./find-identical";
import { withDryRun } from "./told-elsewhere";
import { needsConfirmation, type ImportHints, type ImportReport, type OverlapChoice } from "./schema";
import { insertImportRow } from "./store";
import type { ReadUsage } from "./settle/settle-usage";
import { uploadsFolder } from "./uploads-folder";

export interface FileToImport {
  readonly path: string;
  /** The file's name as the person knows it. */
  readonly name: string;
  readonly hints: ImportHints;
  readonly overlap: OverlapChoice | null;
  readonly confirmRejects: boolean;
  readonly isDryRun: boolean;
  readonly limits?: Partial<ReadLimits>;
}

export interface FileImported {
  readonly status: "committed" | "already-imported" | "dry-run" | "refused" | "answer-needed";
  /** Id of the import: the new one, or the one that brought these bytes before. */
  readonly import: string | null;
  readonly report: ImportReport | null;
  readonly message: string;
  /** False where a committed file was too large to copy its rows in passing: `askForCopy` has it done. */
  readonly hasCopy?: boolean;
}

/**
 * Reads a file where it lies and commits it, all in one go: inspect and commit without an upload between. A file that cannot be
 * read, and a question that a person must answer, are results; nothing is written then.
 */
export async function importFile(
  organizationId: string,
  actor: Actor,
  file: FileToImport,
  onProgress?: (progress: ReadProgress) => void,
): Promise<FileImported> {
  const here = await inTenantBulk(organizationId, (client) => findIdenticalFile(client, organizationId, file.path));
  if (here) return sameBytes(here, null);
  await mkdir(uploadsFolder(organizationId), { recursive: true, mode: 0o700 });
  const jobDirectory = await mkdtemp(path.join(uploadsFolder(organizationId), "reading-"));
  try {
    const { organization, today } = await inTenant(organizationId, (db) =>
      tenantContext(db, organizationId, actor, new Date()),
    );
    const { hints } = file;
    const options = {
      model: hints.model,
      provider: hints.provider,
      source: hints.source,
      start: hints.start,
      dates: hints.dates,
    };
    const read = await readRemembering(
      organizationId,
      {
        path: file.path,
        name: file.name,
        jobDirectory,
        format: hints.format,
        mapping: hints.mapping,
        options,
        today,
        salt: organization.salt,
        copy: "cheaply",
        ...(file.limits ? { limits: file.limits } : {}),
      },
      onProgress,
    );
    return await settle(organizationId, actor, file, read);
  } finally {
    await rm(jobDirectory, { recursive: true, force: true });
  }
}

async function settle(
  organizationId: string,
  actor: Actor,
  file: FileToImport,
  read: ReadUsage,
): Promise<FileImported> {
  const { report } = read;
  if (report.refused) return { status: "refused", import: null, report, message: report.refused.message };
  const importId = newId();
  const { hints, overlap } = file;
  const row = {
    organizationId,
    importId,
    fileName: file.name,
    bytes: report.bytes,
    sha256: report.sha256 ?? "",
    hints,
    uploadedBy: actor.name,
  };
  const input = { organizationId, importId, read, hints, overlap };
  if (file.isDryRun) {
    const found = await dryRun(input, (client) => insertImportRow(client, row));
    return { status: "dry-run", import: null, report: withDryRun(report, found), message: "Nothing was written." };
  }
  if (needsConfirmation(report) && !file.confirmRejects)
    return { status: "answer-needed", import: null, report, message: rejectsUnconfirmed(report) };
  try {
    const committed = await commitRead({ ...input, actor: actor.name, fileName: file.name }, (client) =>
      insertImportRow(client, row),
    );
    if ("identical" in committed) return sameBytes(committed.identical, report);
    await rememberTold(organizationId, actor, file);
    const hasCopy = await keepCopy(organizationId, importId, read.copyPath ?? "");
    return { status: "committed", import: importId, report: committed.report, message: "", hasCopy };
  } catch (error) {
    if (error instanceof Refusal && error.kind === "answer-needed")
      return { status: "answer-needed", import: null, report, message: error.message };
    throw error;
  }
}

function sameBytes(identical: IdenticalImport, report: ImportReport | null): FileImported {
  const { message, facts } = alreadyImported(identical);
  return {
    status: "already-imported",
    import: identical.id,
    report: report ? { ...report, alreadyImported: facts } : null,
    message,
  };
}

/** The question that a file with many rejected rows asks. */
export const rejectsUnconfirmed = (report: ImportReport): string =>
  `${report.rejected} of ${report.rows} rows were rejected, more than 1 in 1,000. Look at them first; then confirm that the rest is right.`;
