import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { Refusal } from "@/server/kernel/refusal";
import type { Actor } from "../../tenancy/context";
import { newId } from "../../tenancy/new-id";
import { importHints, type ImportHints } from "../schema";
import { diskFull, explained, fileNameOf, MOST_UPLOAD_BYTES, tooLarge } from "../upload-refusals";
import { announcement, begunPlace } from "./begun-upload";

export interface UploadToBegin {
  readonly fileName: string;
  readonly bytes: number;
  /** Hexadecimal hash of the whole file, where the sender knows it. */
  readonly sha256?: string | undefined;
  readonly hints: ImportHints;
  readonly mostBytes?: number;
}

/** Makes ready for a file that comes in parts. Answers its id, which will be the import's. @throws Refusal */
export async function beginUpload(organizationId: string, actor: Actor, upload: UploadToBegin): Promise<string> {
  const { bytes, sha256, mostBytes: most = MOST_UPLOAD_BYTES } = upload;
  const fileName = fileNameOf(upload.fileName);
  if (!Number.isSafeInteger(bytes) || bytes < 0)
    throw new Refusal("bad-input", "no-length", "Say how many bytes the file has.", { field: "bytes" });
  if (bytes > most) throw tooLarge(most);
  const id = newId();
  const place = begunPlace(organizationId, id);
  const said = { fileName, bytes, sha256, hints: importHints.parse(upload.hints), actorId: actor.id };
  try {
    await mkdir(place.folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(place.folder);
    if (bavail * bsize < bytes) throw diskFull();
    await writeFile(place.content, "", { mode: 0o600 });
    await writeFile(place.said, JSON.stringify(announcement.parse(said)), { mode: 0o600 });
    return id;
  } catch (error) {
    await rm(place.folder, { recursive: true, force: true });
    throw explained(error);
  }
}
