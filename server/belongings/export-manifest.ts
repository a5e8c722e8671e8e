import { z } from "zod";

export const MANIFEST = "manifest.json";
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What an export says of itself, written last: without it, it is not whole. */
export const exportManifest = z.strictObject({
  form: z.literal("quarterdeck-organization"),
  version: z.literal(1),
  organization: z.string(),
  takenAt: z.iso.datetime(),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.string()),
      leftOut: z.array(z.string()),
      rows: z.int().min(0),
      sha256: hash,
    }),
  ),
  /** Kept rows of imports, by the import's id. */
  files: z.array(z.strictObject({ name: z.string().regex(/^canonical\/[\w-]{1,80}\.parquet$/), sha256: hash })),
});
export type ExportManifest = z.infer<typeof exportManifest>;

/** A row a line, each a JSON object: what is brought in elsewhere. */
export const jsonOf = (table: string): string => `json/${table}.jsonl`;
export const csvOf = (table: string): string => `csv/${table}.csv`;

/** COPY's CSV with signs that no JSON text holds: lines go through as they are. */
export const VERBATIM = String.raw`(FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')`;
