import type { PoolClient } from "pg";
import { notFound } from "@/server/kernel/refusal";
import {
  importHints,
  importReport,
  type ImportHints,
  type ImportReport,
  type ImportStatus,
  type OverlapChoice,
} from "./schema";

export interface NewImport {
  readonly organizationId: string;
  readonly importId: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly hints: ImportHints;
  readonly uploadedBy: string;
}

export async function insertImportRow(client: PoolClient, row: NewImport): Promise<void> {
  await client.query(
    `INSERT INTO "Import" ("organizationId", id, "fileName", bytes, sha256, hints, "uploadedBy") VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [row.organizationId, row.importId, row.fileName, row.bytes, row.sha256, JSON.stringify(row.hints), row.uploadedBy],
  );
}

export interface StoredImport {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: string;
  readonly sha256: string;
  readonly status: ImportStatus;
  readonly hints: ImportHints;
  readonly report: ImportReport | null;
  readonly overlap: OverlapChoice | null;
  readonly uploadedBy: string;
  readonly committedBy: string | null;
}

/** The row of an import, held until the transaction ends. @throws Refusal not-found. */
export async function lockImport(client: PoolClient, organizationId: string, importId: string): Promise<StoredImport> {
  const { rows } = await client.query(
    `SELECT id, "fileName", bytes::text, sha256, status, hints, report, overlap, "uploadedBy", "committedBy" FROM "Import"
    WHERE "organizationId" = $1 AND id = $2 FOR UPDATE`,
    [organizationId, importId],
  );
  if (!rows[0]) throw notFound("import");
  const row = rows[0] as StoredImport;
  return {
    ...row,
    hints: importHints.parse(row.hints),
    report: row.report === null ? null : importReport.parse(row.report),
  };
}

export async function setStatus(
  client: PoolClient,
  organizationId: string,
  importId: string,
  status: ImportStatus,
  message = "",
): Promise<void> {
  await client.query(
    `UPDATE "Import" SET status = $3::"ImportStatus", message = $4, progress = NULL WHERE "organizationId" = $1 AND id = $2`,
    [organizationId, importId, status, message],
  );
}
