import { z } from "zod";

export const MANIFEST = "manifest.json";
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What an archive says of itself, written last: without it, it is not whole. */
export const backupManifest = z.strictObject({
  form: z.literal("quarterdeck-backup"),
  version: z.literal(1),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: hash })),
  tables: z.array(
    z.strictObject({ name: z.string(), columns: z.array(z.string()), rows: z.int().min(0), sha256: hash }),
  ),
  /** Kept copies of imports, below the data folder. */
  files: z.array(
    z.strictObject({
      name: z.string().regex(/^canonical\/[\w-]{1,80}\/[\w-]{1,80}\.parquet$/),
      bytes: z.int().min(0),
      sha256: hash,
    }),
  ),
});
export type BackupManifest = z.infer<typeof backupManifest>;

export const entryOf = (table: string): string => `tables/${table}.copy`;
