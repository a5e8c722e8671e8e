import { once } from "node:events";
import { Readable, type Writable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const MOST_32 = 0xffffffff;
/** Sizes follow the content (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 45;
/** 1 January 1980, 00:00: archives of the same content are the same bytes. */
const DATE = 0x0021;

/** Writes a zip (APPNOTE 6.3, with its 64-bit sizes) to a stream, entry after entry, without knowing their sizes before. */
export class ZipWriter {
  private readonly entries: Entry[] = [];
  private at = 0;
  private fault: Error | undefined;

  constructor(private readonly out: Writable) {
    out.on("error", (error) => (this.fault = error));
  }

  /** Adds what a stream brings; answers its bytes. */
  async add(name: string, content: Readable | AsyncIterable<Buffer | string>): Promise<number> {
    const offset = this.at;
    const named = Buffer.from(name, "utf8");
    await this.write(localHeader(named));
    let [crc, size, packed] = [0, 0, 0];
    const counted = async function* () {
      for await (const chunk of content) {
        const bytes = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : (chunk as Buffer);
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    };
    const source = Readable.from(counted(), { objectMode: false });
    const deflate = createDeflateRaw();
    source.on("error", (error) => deflate.destroy(error));
    for await (const chunk of source.pipe(deflate)) {
      packed += (chunk as Buffer).length;
      await this.write(chunk as Buffer);
    }
    await this.write(descriptor(crc, packed, size));
    this.entries.push({ name: named, crc, packed, size, offset });
    return size;
  }

  addText(name: string, text: string): Promise<number> {
    return this.add(name, Readable.from([Buffer.from(text, "utf8")], { objectMode: false }));
  }

  /** Writes the directory and ends the stream. */
  async end(): Promise<void> {
    const start = this.at;
    for (const entry of this.entries) await this.write(centralHeader(entry));
    await this.write(endOfDirectory(this.entries.length, this.at - start, start));
    this.out.end();
    if (!this.out.writableFinished) await once(this.out, "finish");
  }

  private async drained(): Promise<void> {
    const waiting = new AbortController();
    const { signal } = waiting;
    await Promise.race([once(this.out, "drain", { signal }), once(this.out, "close", { signal })]).finally(() =>
      waiting.abort(),
    );
  }

  private async write(bytes: Buffer): Promise<void> {
    if (this.fault) throw this.fault;
    this.at += bytes.length;
    if (!this.out.write(bytes)) await this.drained();
    if (this.out.destroyed && !this.out.writableFinished)
      throw this.fault ?? new Error("whoever reads the archive went away");
  }
}

function fields(...parts: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const buffer = Buffer.alloc(parts.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of parts) {
    if (bytes === 2) buffer.writeUInt16LE(value, at);
    else if (bytes === 4) buffer.writeUInt32LE(value, at);
    else buffer.writeBigUInt64LE(BigInt(value), at);
    at += bytes;
  }
  return buffer;
}

const localHeader = (name: Buffer): Buffer =>
  Buffer.concat([
    fields(
      [4, 0x04034b50],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATE],
      [2, 0],
      [2, DATE],
      [4, 0],
      [4, MOST_32],
      [4, MOST_32],
    ),
    fields([2, name.length], [2, 20]),
    name,
    fields([2, 1], [2, 16], [8, 0], [8, 0]),
  ]);

const descriptor = (crc: number, packed: number, size: number): Buffer =>
  fields([4, 0x08074b50], [4, crc], [8, packed], [8, size]);

const centralHeader = ({ name, crc, packed, size, offset }: Entry): Buffer =>
  Buffer.concat([
    fields([4, 0x02014b50], [2, 0x0300 | VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATE], [2, 0], [2, DATE], [4, crc]),
    fields(
      [4, MOST_32],
      [4, MOST_32],
      [2, name.length],
      [2, 28],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0o600 << 16],
      [4, MOST_32],
    ),
    name,
    fields([2, 1], [2, 24], [8, size], [8, packed], [8, offset]),
  ]);

const endOfDirectory = (count: number, size: number, start: number): Buffer =>
  Buffer.concat([
    fields([4, 0x06064b50], [8, 44], [2, 0x0300 | VERSION], [2, VERSION], [4, 0], [4, 0]),
    fields([8, count], [8, count], [8, size], [8, start]),
    fields([4, 0x07064b50], [4, 0], [8, start + size], [4, 1]),
    fields([4, 0x06054b50], [2, 0], [2, 0], [2, Math.min(count, 0xffff)], [2, Math.min(count, 0xffff)]),
    fields([4, Math.min(size, MOST_32)], [4, MOST_32], [2, 0]),
  ]);
