import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "@/server/kernel/refusal";
import { addJob } from "../queue";
import { audit } from "../tenancy/audit";
import { tenantContext, type Actor } from "../tenancy/context";
import { newId } from "../tenancy/new-id";
import { inTenant } from "../tenancy/tenant-database";
import { importHints, type CommitWish, type ImportHints } from "./schema";
import { uploadPlace } from "./uploads-folder";

/** 16 GiB: larger exports are split by the month. */
export const MOST_UPLOAD_BYTES = 16 * 2 ** 30;
const ROOM_FOR_NAME = 255;

export interface Upload {
  readonly fileName: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** What the sender says it sends; null where it does not say. */
  readonly contentLength: number | null;
  readonly hints: ImportHints;
  /** To be committed as soon as it is read, for who sends it and does not wait for a dry run. */
  readonly commitWish?: CommitWish;
  readonly mostBytes?: number;
}

/**
 * Takes a file in: streams it to the uploads folder, checks that all of it came, and leaves an import that is inspected next.
 * Answers the import's id. Nothing stays behind of an upload that failed.
 * @throws Refusal for a name that is none, a file too large, or bytes that are missing.
 */
export async function receiveUpload(organizationId: string, actor: Actor, upload: Upload): Promise<string> {
  const fileName = nameOf(upload.fileName);
  const hints = importHints.parse(upload.hints);
  const most = upload.mostBytes ?? MOST_UPLOAD_BYTES;
  if (upload.contentLength !== null && upload.contentLength > most) throw tooLarge(most);
  const importId = newId();
  const place = uploadPlace(organizationId, importId);
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  try {
    const { bytes, sha256 } = await keep(upload.body, place.source, most);
    if (upload.contentLength !== null && bytes !== upload.contentLength)
      throw new Refusal(
        "bad-input",
        "cut-short",
        `${bytes} of ${upload.contentLength} bytes of ${fileName} arrived: send it again.`,
        { bytes },
      );
    await inTenant(organizationId, async (db) => {
      const ctx = await tenantContext(db, organizationId, actor, new Date());
      await db.import.create({
        data: {
          organizationId,
          id: importId,
          fileName,
          bytes,
          sha256,
          hints: JSON.parse(JSON.stringify(hints)),
          ...(upload.commitWish ? { commitWish: upload.commitWish, overlap: upload.commitWish.overlap } : {}),
          uploadedBy: actor.name,
        },
      });
      await audit(ctx, { action: "import.upload", subject: fileName, facts: { import: importId, bytes, sha256 } });
      await addJob(db, "inspect-import", { organizationId, importId });
    });
    return importId;
  } catch (error) {
    await rm(place.folder, { recursive: true, force: true });
    throw error;
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
  try {
    await pipeline(body, counted, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    throw explained(error);
  }
  return { bytes, sha256: hash.digest("hex") };
}

function explained(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC")
    return new Refusal(
      "unavailable",
      "disk-full",
      "There is no room on the disk for this file. Nothing was kept of it.",
    );
  if (code === "ERR_STREAM_PREMATURE_CLOSE" || code === "ECONNRESET" || (error as Error).name === "AbortError")
    return new Refusal("bad-input", "cut-short", "The upload was cut short: send the file again.");
  return error;
}

const tooLarge = (most: number): Refusal =>
  new Refusal(
    "bad-input",
    "too-large",
    `A file may have ${Math.floor(most / 2 ** 20)} MiB: split it by the month and send the parts.`,
    { most },
  );

function nameOf(given: string): string {
  const name = given.normalize("NFC").split(/[/\\]/).at(-1)?.trim() ?? "";
  if (name === "" || name.length > ROOM_FOR_NAME || /\p{Cc}/u.test(name))
    throw new Refusal("bad-input", "bad-file-name", "Name the file in one line of at most 255 characters.", {
      field: "fileName",
    });
  return name;
}
