import type { RefusedFile } from "../schema";

/** Ends the reading of one file for a reason that its owner can act on; it becomes the report's `refused`. */
export class RefusedFileError extends Error {
  override readonly name = "RefusedFileError";
  constructor(readonly refused: RefusedFile) {
    super(refused.message);
  }
}

/** No room on the disk, none in the owner's share of it, a file as large as it may be. */
const FULL: ReadonlySet<string | undefined> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

export const diskFull = (): RefusedFileError =>
  refuse("disk-full", "There is no room on the disk to read the file. Make room, and send it again.");

/** What ended a write, as a refusal where it is nobody's bug. */
export const writeFailure = (error: unknown): unknown =>
  FULL.has((error as NodeJS.ErrnoException).code) ? diskFull() : error;

export const refuse = (code: string, message: string): RefusedFileError => new RefusedFileError({ code, message });
