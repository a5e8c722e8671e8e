import type { RefusedFile } from "../schema";

/** Ends the reading of one file for a reason that its owner can act on; it becomes the report's `refused`. */
export class RefusedFileError extends Error {
  override readonly name = "RefusedFileError";
  constructor(readonly refused: RefusedFile) {
    super(refused.message);
  }
}

export const refuse = (code: string, message: string): RefusedFileError => new RefusedFileError({ code, message });
