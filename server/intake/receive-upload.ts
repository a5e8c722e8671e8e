import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "@/server/kernel/refusal";
import type { Actor } from "../tenancy/context";
import { newId } from "../tenancy/new-id";
import { addUpload } from "./add-upload";
import { importHints, type CommitWish, type ImportHints } from "./schema";
import { explained, fileNameOf, MOST_UPLOAD_BYTES, otherBytes, tooLarge } from "./upload-refusals";
import { uploadPlace } from "./uploads-folder";

export { MOST_UPLOAD_BYTES };

export interface Upload {
  readonly fileName: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** What the sender says it sends; null where it does not say. */
  readonly contentLength: number | null;
  /** Hexadecimal hash of the bytes, where the sender says it. */
  readonly sha256?: string | undefined;
  readonly hints: ImportHints;
  /** To be committed as soon as it is read, for who sends it and does not wait for a dry run. */
  readonly commitWish?: CommitWish;
  readonly mostBytes?: number;
}

/**
 * Takes a file in that comes in one piece: streams it to the uploads folder, checks that all of it came, and leaves an import
 * that is inspected next. Answers the import's id. Nothing stays behind of an upload that failed.
 * @throws Refusal for a name that is none, a file too large, and bytes that are missing or others.
 */
export async function receiveUpload(organizationId: string, actor: Actor, upload: Upload): Promise<string> {
  const fileName = fileNameOf(upload.fileName);
  const hints = importHints.parse(upload.hints);
  const most = upload.mostBytes ?? MOST_UPLOAD_BYTES;
  if (upload.contentLength !== null && upload.contentLength > most) throw tooLarge(most);
  const importId = newId();
  const place = uploadPlace(organizationId, importId);
  try {
    await mkdir(place.folder, { recursive: true, mode: 0o700 });
    const { bytes, sha256 } = await keep(upload.body, place.source, most);
    if (upload.contentLength !== null && bytes !== upload.contentLength)
      throw new Refusal(
        "bad-input",
        "cut-short",
        `${bytes} of ${upload.contentLength} bytes of ${fileName} arrived: send it again.`,
        { bytes },
      );
    if (upload.sha256 !== undefined && sha256 !== upload.sha256.toLowerCase()) throw otherBytes(fileName);
    await addUpload(organizationId, actor, {
      ...{ importId, fileName, bytes, sha256, hints },
      commitWish: upload.commitWish,
    });
    return importId;
  } catch (error) {
    await rm(place.folder, { recursive: true, force: true });
    throw explained(error);
  }
}

async function keep(
  body: AsyncIterable<Uint8Array>,
  file: string,
  most: number,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > most) done(tooLarge(most));
      else done(null, chunk);
    },
  });
  await pipeline(body, counted, createWriteStream(file, { mode: 0o600 }));
  return { bytes, sha256: hash.digest("hex") };
}
