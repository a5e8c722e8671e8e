import { existsSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import type { Actor } from "../../tenancy/context";
import { addUpload } from "../add-upload";
import { sha256Of } from "../find-identical";
import { otherBytes } from "../upload-refusals";
import { uploadPlace } from "../uploads-folder";
import { begunPlace, type Announcement } from "./begun-upload";

/**
 * Makes an upload of which every byte is here an import. Each step finds what an interrupted one left, so that it may be asked
 * for again. @throws Refusal other-bytes where the hash of the whole is not the one that was announced
 */
export async function finishUpload(
  organizationId: string,
  actor: Actor,
  id: string,
  said: Announcement,
): Promise<void> {
  const begun = begunPlace(organizationId, id);
  const { folder, source } = uploadPlace(organizationId, id);
  if (existsSync(begun.content)) await keepOnDisk(begun.content);
  const sha256 = await sha256Of(existsSync(begun.content) ? begun.content : source);
  if (said.sha256 !== undefined && sha256 !== said.sha256) {
    await rm(begun.folder, { recursive: true, force: true });
    throw otherBytes(said.fileName);
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (existsSync(begun.content)) await rename(begun.content, source);
  const { fileName, bytes, hints } = said;
  await addUpload(organizationId, actor, { importId: id, fileName, bytes, sha256, hints });
  await rm(begun.folder, { recursive: true, force: true });
}

/** An import that is written down must find its file after a power failure too. */
async function keepOnDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
