import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { FeedRefused } from "@/server/pricing";
import { calledFrom } from "./read-input";

/** No feed is near this; a file that inflates beyond it is refused before it fills the memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Reads a feed's or a book's file, plain or gzip. @throws FeedRefused for a broken gzip, and the file system's error. */
export function readFeedFile(file: string): string {
  const bytes = readFileSync(path.resolve(calledFrom(), file));
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString("utf8");
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString("utf8");
  } catch {
    throw new FeedRefused("broken-gzip", "the gzip is cut short, damaged, or larger than 256 MB when unpacked.", file);
  }
}
