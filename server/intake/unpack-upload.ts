import { mkdir, rename, rm, stat } from "node:fs/promises";
import { filesIn, isArchive, refusedReport, type FileFound } from "../ingest";
import { inTenant, inTenantBulk } from "../tenancy/tenant-database";
import { addUpload } from "./add-upload";
import { sha256Of } from "./find-identical";
import { memberId } from "./list-unpacked";
import { commitWish, type CommitWish } from "./schema";
import { insertImportRow, lockImport, setStatus, type StoredImport } from "./store";
import { uploadPlace } from "./uploads-folder";

const ROOM_FOR_NAME = 255;

/** True where an upload holds other files, which become imports of their own. */
export const isPacked = (organizationId: string, importId: string): Promise<boolean> =>
  isArchive(uploadPlace(organizationId, importId).source);

/**
 * Makes each file of an uploaded archive an import of its own, with what its sender said of the archive, and lays the archive
 * aside. A file that cannot be unpacked is a refused import, and the others go on. Run again after an interruption, it finds
 * those that it made. Answers the sentence that an archive is refused with; null where it was unpacked.
 */
export async function unpackUpload(organizationId: string, packed: StoredImport): Promise<string | null> {
  const { source, folder, work } = uploadPlace(organizationId, packed.id);
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true, mode: 0o700 });
  const wish = await wishOf(organizationId, packed.id);
  let count = 0;
  for await (const found of filesIn(source, packed.fileName, work)) {
    if (found.refused && found.name === packed.fileName) return found.refused.message;
    await takeMember(organizationId, packed, found, memberId(packed.id, count++), wish);
  }
  await inTenantBulk(organizationId, async (client) => {
    const { status } = await lockImport(client, organizationId, packed.id);
    if (status !== "inspecting") return;
    const made = count === 1 ? "1 file was" : `${count} files were`;
    await setStatus(client, organizationId, packed.id, "discarded", `${made} unpacked: each is an import of its own.`);
  });
  await rm(folder, { recursive: true, force: true });
  return null;
}

async function wishOf(organizationId: string, id: string): Promise<CommitWish | undefined> {
  const where = { organizationId_id: { organizationId, id } };
  const row = await inTenant(organizationId, (db) => db.import.findUnique({ where, select: { commitWish: true } }));
  return row?.commitWish ? commitWish.parse(row.commitWish) : undefined;
}

async function takeMember(
  organizationId: string,
  packed: StoredImport,
  found: FileFound,
  importId: string,
  wish: CommitWish | undefined,
): Promise<void> {
  const { hints, uploadedBy } = packed;
  const fileName = shortened(found.name);
  const where = { organizationId_id: { organizationId, id: importId } };
  if (await inTenant(organizationId, (db) => db.import.findUnique({ where, select: { id: true } }))) return;
  if (found.refused) {
    const { refused } = found;
    const row = { organizationId, importId, fileName, bytes: 0, sha256: "", hints, uploadedBy };
    await inTenantBulk(organizationId, async (client) => {
      await insertImportRow(client, row);
      await setStatus(client, organizationId, importId, "refused", refused.message);
      await client.query(`UPDATE "Import" SET report = $3 WHERE "organizationId" = $1 AND id = $2`, [
        organizationId,
        importId,
        JSON.stringify(refusedReport(fileName, refused)),
      ]);
    });
    return;
  }
  const place = uploadPlace(organizationId, importId);
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  await rename(found.path, place.source);
  const sender = { kind: "schedule", id: "schedule", name: uploadedBy, role: null } as const;
  await addUpload(organizationId, sender, {
    ...{ importId, fileName, hints, commitWish: wish },
    ...{ bytes: (await stat(place.source)).size, sha256: await sha256Of(place.source) },
  });
}

/** The end of a long name says more than its beginning. */
const shortened = (name: string): string =>
  name.length <= ROOM_FOR_NAME ? name : `…${name.slice(name.length - ROOM_FOR_NAME + 1)}`;
