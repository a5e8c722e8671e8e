import { z } from "zod";
import { IMPORT_STATUSES, importReport, overlapChoice, type readImport } from "../../../intake";

const instant = z.string().describe("UTC, ISO 8601");

/** What a list tells of an import. */
export const apiImportLine = z.object({
  id: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  format: z.string().describe("Empty until it is known"),
  kind: z.enum(["usage", "cost"]),
  status: z.enum(IMPORT_STATUSES),
  message: z.string().describe("The question or the reason, where there is one"),
  progress: z.object({ bytes: z.number(), totalBytes: z.number(), percentage: z.number() }).nullable(),
  source: z.object({ id: z.string(), name: z.string(), provider: z.string(), isDetail: z.boolean() }).nullable(),
  period: z
    .object({ from: z.string(), to: z.string() })
    .nullable()
    .describe("UTC days; `to` is the day after the last one"),
  uploadedBy: z.string(),
  uploadedAt: instant,
  committedBy: z.string().nullable(),
  committedAt: instant.nullable(),
  revertedBy: z.string().nullable(),
  revertedAt: instant.nullable(),
});

/** Everything about one import. */
export const apiImport = apiImportLine
  .extend({
    sha256: z.string(),
    overlap: overlapChoice.nullable(),
    report: importReport.nullable().describe("What the file is and holds; with `dryRun`, what its commit changes"),
    alreadyImported: z
      .boolean()
      .optional()
      .describe("True where the bytes that were sent are those of this earlier import: nothing was written"),
  })
  .describe("An import");
export type ApiImport = z.infer<typeof apiImport>;

export const apiImportPage = z.object({
  imports: z.array(apiImportLine),
  next: z.string().nullable().describe("The `cursor` of the next page; null on the last"),
});

export const apiReject = z.object({
  number: z.int(),
  line: z.int().describe("Line of the file; for JSON rows, line 2 is the first"),
  column: z.string(),
  value: z.string().describe("As it came, cut to 200 characters"),
  code: z.string(),
});
export const apiRejectPage = z.object({
  rejects: z.array(apiReject),
  next: z.int().nullable().describe("The `after` of the next page; null on the last"),
});

/** An import as it is told to machines: what is not in the shape is not told. */
export const toApiImport = (found: Awaited<ReturnType<typeof readImport>>, alreadyImported = false): ApiImport =>
  apiImport.parse({ ...found, ...(alreadyImported ? { alreadyImported } : {}) });
