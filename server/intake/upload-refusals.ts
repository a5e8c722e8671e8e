import { Refusal } from "@/server/kernel/refusal";

/** 16 GiB: larger exports are split by the month. */
export const MOST_UPLOAD_BYTES = 16 * 2 ** 30;
const ROOM_FOR_NAME = 255;
/** No room on the disk, none in the owner's share of it, a file as large as it may be. */
const FULL: ReadonlySet<string | undefined> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
const CUT: ReadonlySet<string | undefined> = new Set(["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "ABORT_ERR"]);

export const isDiskFull = (error: unknown): boolean => FULL.has((error as NodeJS.ErrnoException).code);

export const diskFull = (): Refusal =>
  new Refusal("unavailable", "disk-full", "There is no room on the disk for this file. Nothing was kept of it.");

export const cutShort = (): Refusal =>
  new Refusal("bad-input", "cut-short", "The upload was cut short: send the file again.");

export const tooLarge = (most: number): Refusal =>
  new Refusal(
    "bad-input",
    "too-large",
    `A file may have ${Math.floor(most / 2 ** 20)} MiB: split it by the month and send the parts.`,
    { most },
  );

export const otherBytes = (fileName: string): Refusal =>
  new Refusal(
    "bad-input",
    "other-bytes",
    `The bytes of ${fileName} that arrived are not those that were announced by their SHA-256: send it again.`,
  );

/** What ended the writing of an upload, as a sentence where it is nobody's bug. */
export function explained(error: unknown): unknown {
  if (isDiskFull(error)) return diskFull();
  const { code, name } = error as NodeJS.ErrnoException;
  return CUT.has(code) || name === "AbortError" ? cutShort() : error;
}

/** @throws Refusal for a name that is none. */
export function fileNameOf(given: string): string {
  const name = given.normalize("NFC").split(/[/\\]/).at(-1)?.trim() ?? "";
  if (name === "" || name.length > ROOM_FOR_NAME || /\p{Cc}/u.test(name))
    throw new Refusal("bad-input", "bad-file-name", "Name the file in one line of at most 255 characters.", {
      field: "fileName",
    });
  return name;
}
