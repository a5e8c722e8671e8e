import { dayOf } from "@/server/kernel/day";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "../tenancy/context";
import { openQuestion } from "./rules/open-question";
import { importHints, importReport, needsConfirmation } from "./schema";

/** The row of an import, held until the transaction ends. @throws Refusal not-found for a foreign, gone or random id. */
export async function findImport(ctx: TenantContext, id: string) {
  const where = { organizationId_id: { organizationId: ctx.organization.id, id } };
  await ctx.db
    .$queryRaw`SELECT 1 FROM "Import" WHERE "organizationId" = ${ctx.organization.id} AND id = ${id} FOR UPDATE`;
  const row = await ctx.db.import.findUnique({ where, include: { source: true } });
  if (!row) throw notFound("import");
  return row;
}

type Row = Awaited<ReturnType<typeof findImport>>;

/** What a list shows of an import. */
export const importLine = (row: Omit<Row, "report" | "hints">) => ({
  id: row.id,
  fileName: row.fileName,
  bytes: Number(row.bytes),
  format: row.format,
  kind: row.kind,
  status: row.status,
  message: row.message,
  progress: row.progress as { bytes: number; totalBytes: number; percentage: number } | null,
  source: row.source
    ? { id: row.source.id, name: row.source.name, provider: row.source.provider, isDetail: row.source.isDetail }
    : null,
  period: row.periodFrom && row.periodTo ? { from: dayOf(row.periodFrom), to: dayOf(row.periodTo) } : null,
  uploadedBy: row.uploadedBy,
  uploadedAt: row.uploadedAt.toISOString(),
  committedBy: row.status === "committed" || row.status === "reverted" ? row.committedBy : null,
  committedAt: row.committedAt?.toISOString() ?? null,
  revertedBy: row.revertedBy,
  revertedAt: row.revertedAt?.toISOString() ?? null,
});

/** Everything about one import: its life, what was told about it and its report. */
export async function readImport(ctx: TenantContext, { id }: { id: string }) {
  const row = await ctx.db.import.findUnique({
    where: { organizationId_id: { organizationId: ctx.organization.id, id } },
    include: { source: true },
  });
  if (!row) throw notFound("import");
  const report = row.report === null ? null : importReport.parse(row.report);
  return {
    ...importLine(row),
    asks: openQuestion(row.status, report?.refused?.code),
    sha256: row.sha256,
    overlap: row.overlap,
    hints: importHints.parse(row.hints),
    report,
    needsConfirmation: report !== null && needsConfirmation(report),
  };
}
