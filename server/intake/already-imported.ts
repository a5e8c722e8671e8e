import { dayOf } from "@/server/kernel/day";
import type { IdenticalImport } from "./find-identical";
import type { ImportReport } from "./schema";

/** What to say of a file whose very bytes are here. */
export function alreadyImported(identical: IdenticalImport): {
  message: string;
  facts: NonNullable<ImportReport["alreadyImported"]>;
} {
  const on = dayOf(identical.committedAt);
  return {
    message: `Already imported on ${on} as ${identical.fileName}. Nothing was written.`,
    facts: { import: identical.id, on, fileName: identical.fileName },
  };
}
