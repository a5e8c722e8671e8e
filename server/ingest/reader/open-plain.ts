import { createReadStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { refuse } from "./refused-file-error";

const CHUNK_BYTES = 1 << 20;
/** A file may inflate to this many times its size; small ones to the floor in any case. */
const MOST_INFLATION = 200;
const INFLATION_FLOOR_BYTES = 1 << 20;

/** A file's own bytes without their compression, as often as needed. */
export interface PlainSource {
  readonly path: string;
  readonly size: number;
  readonly compression: "gzip" | null;
  /** `onBytes` sees the original bytes as they pass. */
  open(onBytes?: (chunk: Buffer) => void): AsyncIterable<Buffer>;
}

/** Looks at the first bytes of a file: gzip is known by its magic number, never by a file's name. */
export async function openPlain(
  path: string,
  mostPlainBytes: number,
  { isParquetRead = false } = {},
): Promise<PlainSource> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    throw refuse("not-readable", `The file cannot be opened (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`);
  }
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw refuse("not-readable", "This is not a file.");
    const magic = Buffer.alloc(4);
    await file.read(magic, 0, 4, 0);
    if (!(isParquetRead && magic.toString("latin1") === "PAR1")) refuseOtherContainers(magic);
    const compression = magic[0] === 0x1f && magic[1] === 0x8b ? "gzip" : null;
    if (compression === null && stat.size > mostPlainBytes) throw tooLarge(mostPlainBytes);
    return {
      path,
      size: stat.size,
      compression,
      open: (onBytes) => (compression ? inflated(path, mostPlainBytes, onBytes) : stored(path, onBytes)),
    };
  } finally {
    await file.close();
  }
}

const tooLarge = (mostPlainBytes: number) =>
  refuse("too-large", `The file holds more than ${mostPlainBytes} bytes. Split it by day and read the parts.`);

export function refuseOtherContainers(magic: Buffer): void {
  const known: readonly (readonly [string, string])[] = [
    ["504b0304", "a ZIP archive: unpack it and read the files inside"],
    ["28b52ffd", "compressed with Zstandard: read it uncompressed or with gzip"],
    ["50415231", "a Parquet file: save it as CSV or JSON Lines"],
    ["50415245", "a Parquet file with an encrypted footer: save it without encryption"],
    ["25504446", "a PDF: download the CSV export instead"],
  ];
  const found = known.find(([bytes]) => magic.toString("hex") === bytes);
  if (found) throw refuse("unknown-container", `This file is ${found[1]}.`);
}

async function* stored(path: string, onBytes?: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    onBytes?.(chunk as Buffer);
    yield chunk as Buffer;
  }
}

async function* inflated(
  path: string,
  mostPlainBytes: number,
  onBytes?: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  let packed = 0;
  let plain = 0;
  file.on("data", (chunk) => {
    packed += chunk.length;
    onBytes?.(chunk as Buffer);
  });
  file.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const chunk of file.pipe(gunzip)) {
      plain += (chunk as Buffer).length;
      if (plain > mostPlainBytes) throw tooLarge(mostPlainBytes);
      if (plain > Math.max(INFLATION_FLOOR_BYTES, packed * MOST_INFLATION))
        throw refuse(
          "decompression-bomb",
          `The file inflates to more than ${MOST_INFLATION} times its size. Upload it uncompressed if it is what it says.`,
        );
      yield chunk as Buffer;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR")
      throw refuse("truncated-gzip", "The compressed file ends too early. Download or upload it again.");
    if (code?.startsWith("Z_"))
      throw refuse("broken-gzip", `The compressed file is damaged (${code}). Download or upload it again.`);
    throw error;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}
