import { createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import * as yauzl from "yauzl";
import type { RefusedFile } from "../schema";
import { refuse, RefusedFileError } from "./refused-file-error";

export interface ArchiveLimits {
  /** Of all members together. */
  readonly mostPlainBytes: number;
  readonly mostMembers: number;
}
const USUAL: ArchiveLimits = { mostPlainBytes: 64 * 2 ** 30, mostMembers: 1_000 };
/** A member may inflate to this many times its size; small ones to the floor in any case. */
const MOST_INFLATION = 200;
const INFLATION_FLOOR_BYTES = 1 << 20;
const STORED = 0;
const DEFLATED = 8;

/** Where a file lies, or why it was refused. */
export type Laid =
  { readonly path: string; readonly refused: null } | { readonly path: null; readonly refused: RefusedFile };
/** Its name in the archive, without what would lead out of it. */
export type Member = Laid & { readonly name: string };

/**
 * The members of a ZIP archive in its order, but for folders and what macOS adds. Each is laid into `folder` under a name of
 * our own, so that no name of its own can lead anywhere. @throws RefusedFileError for an archive that cannot be read.
 */
export async function* membersOf(
  archive: string,
  folder: string,
  limits: Partial<ArchiveLimits> = {},
): AsyncGenerator<Member> {
  const { mostPlainBytes, mostMembers } = { ...USUAL, ...limits };
  const zip = await yauzl
    .openPromise(archive, { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false })
    .catch((error: unknown) => Promise.reject(broken(error)));
  let count = 0;
  let plainBytes = 0;
  try {
    for (const entry of await entriesOf(zip, mostMembers)) {
      const name = harmlessName(entry);
      if (isNoFile(name)) continue;
      const file = path.join(folder, `member-${count++}`);
      try {
        plainBytes += await lay(zip, entry, name, file, mostPlainBytes - plainBytes);
        yield { name, path: file, refused: null };
      } catch (error) {
        if (!(error instanceof RefusedFileError)) throw error;
        yield { name, path: null, refused: error.refused };
      } finally {
        await rm(file, { force: true });
      }
    }
  } finally {
    zip.close();
  }
  if (count === 0) throw refuse("empty-archive", "The archive holds no file.");
}

/** All entries at once: an archive is refused before the first of its members is read. */
async function entriesOf(zip: yauzl.ZipFile, most: number): Promise<yauzl.Entry[]> {
  if (zip.entryCount > most)
    throw refuse("too-many-members", `The archive holds ${zip.entryCount} files; it may hold ${most}. Split it.`);
  const entries: yauzl.Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw broken(error);
  }
  if (entries.some((entry) => entry.fileNameRaw.toString("latin1") === "[Content_Types].xml"))
    throw refuse("unknown-container", "This file is a workbook or a document: save the sheet with the usage as CSV.");
  return entries;
}

const broken = (error: unknown): unknown =>
  error instanceof RefusedFileError || (error as NodeJS.ErrnoException).code === "ENOENT"
    ? error
    : refuse(
        "broken-archive",
        "The archive is damaged or cut short: its directory cannot be read. Make or send it again.",
      );

/** A member's name as a path below the archive: never absolute, never upward, no control characters. */
function harmlessName(entry: yauzl.Entry): string {
  const raw = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  const isFolder = raw.endsWith("/");
  const parts = raw
    .replace(/\p{Cc}/gu, " ")
    .replace(/^[A-Za-z]:/, "")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.join("/") + (isFolder ? "/" : "");
}

const isNoFile = (name: string): boolean =>
  name === "" || name.endsWith("/") || name.startsWith("__MACOSX/") || /(^|\/)(\.DS_Store|\._[^/]*)$/.test(name);

/** Writes a member out, whole and as its checksum says. Answers how many bytes it holds. @throws RefusedFileError */
async function lay(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string, file: string, room: number): Promise<number> {
  if (entry.isEncrypted())
    throw refuse("encrypted-member", `${name} is encrypted: unpack it with its password, and read it by itself.`);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw refuse(
      "unknown-compression",
      `${name} is compressed in a way that is not read: pack it as ZIP with Deflate.`,
    );
  const allowed = Math.max(INFLATION_FLOOR_BYTES, entry.compressedSize * MOST_INFLATION);
  const watch = new Watch(name, Math.min(allowed, room), allowed <= room);
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    await pipeline(stream, watch, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    if (error instanceof RefusedFileError || (error as NodeJS.ErrnoException).code === "ENOSPC") throw error;
    throw refuse("broken-member", `${name} is damaged or cut short in its archive. Pack it again.`);
  }
  if (watch.checksum !== entry.crc32 >>> 0)
    throw refuse("broken-member", `${name} is not what its checksum in the archive says. Pack it again.`);
  return (await stat(file)).size;
}

/** Counts and sums bytes as they pass, and stops a bomb and an archive in an archive. */
class Watch extends Transform {
  checksum = 0;
  private bytes = 0;

  constructor(
    private readonly member: string,
    private readonly most: number,
    private readonly isBomb: boolean,
  ) {
    super();
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error?: Error | null, data?: Buffer) => void,
  ): void {
    if (this.bytes === 0 && chunk.subarray(0, 4).toString("hex") === "504b0304")
      return done(
        refuse("nested-archive", `${this.member} is an archive in an archive: unpack it, and read its files.`),
      );
    this.bytes += chunk.length;
    if (this.bytes > this.most) return done(this.tooMuch());
    this.checksum = crc32(chunk, this.checksum);
    done(null, chunk);
  }

  private tooMuch(): Error {
    return this.isBomb
      ? refuse(
          "decompression-bomb",
          `${this.member} inflates to more than ${MOST_INFLATION} times its size. Read it unpacked if it is what it says.`,
        )
      : refuse(
          "too-large",
          `The archive's files hold more than they may together: ${this.member} is where it ends. Split the archive.`,
        );
  }
}
