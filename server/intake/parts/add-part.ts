import { createHash } from "node:crypto";
import { open, rm, type FileHandle } from "node:fs/promises";
import { Refusal } from "@/server/kernel/refusal";
import type { Actor } from "../../tenancy/context";
import { cutShort, explained, isDiskFull } from "../upload-refusals";
import { findBegun, type BegunUpload } from "./begun-upload";
import { finishUpload } from "./finish-upload";
import { takeOver, untilEnded } from "./take-over";

export interface Part {
  /** Where in the file it begins: as many bytes as are here. */
  readonly offset: number;
  readonly body: AsyncIterable<Uint8Array>;
  /** What the sender says it sends; null where it does not say. */
  readonly contentLength: number | null;
  /** Hexadecimal hash of this part, where the sender says it. */
  readonly sha256?: string | undefined;
}

export interface Added {
  readonly offset: number;
  /** How many bytes the whole file has. */
  readonly bytes: number;
  /** True once the file is whole and an import. */
  readonly isDone: boolean;
}

/**
 * Adds a part to an upload, straight to the disk; the last one makes it an import. What came before a connection broke is kept:
 * the next part begins there. A part that is too long, or not what its hash says, is taken back.
 * @throws Refusal not-found, conflict where it does not begin where the file ends, cut-short, too-long, part-damaged, disk-full
 */
export async function addPart(organizationId: string, actor: Actor, id: string, part: Part): Promise<Added> {
  // Whoever comes back has lost the connection before: what is still written on it ends first.
  const turn = await takeOver(`${organizationId}/${id}`);
  try {
    const begun = await findBegun(organizationId, actor, id);
    if (part.offset !== begun.offset)
      throw new Refusal("conflict", "other-offset", `The file has ${begun.offset} bytes here: go on from there.`, {
        offset: begun.offset,
      });
    if (begun.said === null) return { offset: begun.offset, bytes: begun.bytes, isDone: true };
    const offset = begun.offset < begun.bytes ? await write(begun, part, turn.signal) : begun.offset;
    const { bytes } = begun;
    if (offset < bytes) return { offset, bytes, isDone: false };
    await finishUpload(organizationId, actor, id, begun.said);
    return { offset, bytes, isDone: true };
  } finally {
    turn.end();
  }
}

async function write({ place, offset, bytes }: BegunUpload, part: Part, signal: AbortSignal): Promise<number> {
  const hash = createHash("sha256");
  const file = await open(place.content, "r+");
  let end = offset;
  try {
    for await (const chunk of untilEnded(part.body, signal)) {
      if (end + chunk.length > bytes) throw tooLong(bytes);
      hash.update(chunk);
      await writeAll(file, chunk, end);
      end += chunk.length;
    }
    if (part.contentLength !== null && end - offset < part.contentLength) throw cutShort();
    if (part.sha256 !== undefined && hash.digest("hex") !== part.sha256) throw damaged();
    return end;
  } catch (error) {
    if (error instanceof Refusal && error.code !== "cut-short") await file.truncate(offset);
    if (isDiskFull(error)) await rm(place.folder, { recursive: true, force: true });
    throw explained(error);
  } finally {
    await file.close();
  }
}

/** All of a chunk: the system may take less at once. */
async function writeAll(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < chunk.length;)
    at += (await file.write(chunk, at, chunk.length - at, position + at)).bytesWritten;
}

const damaged = (): Refusal =>
  new Refusal("conflict", "part-damaged", "This part arrived with other bytes than were sent: send it again.");

const tooLong = (bytes: number): Refusal =>
  new Refusal("bad-input", "too-long", `The file was announced with ${bytes} bytes, and more came.`, { bytes });
