import { open } from "node:fs/promises";
import { emptyReport } from "../rules/make-report";
import type { InspectReport, RefusedFile } from "../schema";
import { membersOf, type ArchiveLimits, type Laid } from "./open-archive";
import { RefusedFileError } from "./refused-file-error";

/** A member lies where it says until the next one is asked for. Its name is `archive.zip/member.csv`. */
export type FileFound = Laid & { readonly name: string };

/** Whether a file is a ZIP archive: by its first bytes, never by its name. False where it cannot be read. */
export async function isArchive(path: string): Promise<boolean> {
  const file = await open(path, "r").catch(() => null);
  if (!file) return false;
  try {
    const magic = Buffer.alloc(4);
    await file.read(magic, 0, 4, 0);
    return ["504b0304", "504b0506"].includes(magic.toString("hex"));
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

/**
 * The usage files in what a person named: the file itself, or one after the other the members of an archive, each laid into
 * `folder` and taken away when the next is asked for. What cannot be unpacked is found as refused; the others still come.
 */
export async function* filesIn(
  path: string,
  name: string,
  folder: string,
  limits?: Partial<ArchiveLimits>,
): AsyncGenerator<FileFound> {
  if (!(await isArchive(path))) {
    yield { name, path, refused: null };
    return;
  }
  try {
    for await (const member of membersOf(path, folder, limits)) yield { ...member, name: `${name}/${member.name}` };
  } catch (error) {
    if (!(error instanceof RefusedFileError)) throw error;
    yield { name, path: null, refused: error.refused };
  }
}

/** The report of a file that was refused before it was read. */
export const refusedReport = (file: string, refused: RefusedFile): InspectReport => ({
  ...emptyReport({
    ...{ file, sha256: null, bytes: 0, format: null, recognisedBy: null, kind: null },
    ...{ source: null, compression: null, encoding: null, delimiter: null },
  }),
  refused,
});
