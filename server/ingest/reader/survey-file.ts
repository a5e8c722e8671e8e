import { isAscii, isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import type { PlainSource } from "./open-plain";
import { refuse } from "./refused-file-error";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "latin-1";

/** What one pass over a file's bytes tells, without looking at rows. */
export interface Survey {
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly plainBytes: number;
  /**
   * True where DuckDB reads the file as we do: UTF-8 without a mark, no blank lines, and but in JSON no quotes and no carriage returns.
   * What else may be wrong with a line of JSON, its row tells.
   */
  readonly isSimple: boolean;
}

/** What else comes of the bytes while they pass. */
export interface SurveyUse {
  readonly isJson: boolean;
  readonly onProgress: (bytes: number) => void;
  readonly onNotSimple: () => void;
  /** Gets the bytes of a file for as long as it is simple. */
  readonly keep?: ((plain: Buffer) => Promise<void>) | undefined;
}

const QUOTE = 0x22;
const RETURN = 0x0d;
/** Bytes that no Windows-1252 text holds. */
const NOT_LATIN = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** The encoding that the first bytes give away; UTF-16 without a mark shows as every other byte 0. */
export function markedEncoding(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const pairs = Math.min(32, head.length >> 1);
  const zeros = (offset: number): number =>
    Array.from({ length: pairs }, (_, index) => head[index * 2 + offset]).filter((byte) => byte === 0).length;
  if (pairs >= 2 && zeros(1) === pairs && zeros(0) === 0) return "utf-16le";
  if (pairs >= 2 && zeros(0) === pairs && zeros(1) === 0) return "utf-16be";
  return null;
}

/** Reads a file once: its hash, its encoding, and whether it can be read in place. */
export async function surveyFile(source: PlainSource, use: SurveyUse): Promise<Survey> {
  const hash = createHash("sha256");
  const text = new TextSurvey(use.isJson ? [] : [QUOTE, RETURN]);
  let originalBytes = 0;
  let wasSimple = true;
  for await (const chunk of source.open((original) => {
    hash.update(original);
    originalBytes += original.length;
  })) {
    text.look(chunk);
    if (wasSimple && !text.isSimple) {
      wasSimple = false;
      use.onNotSimple();
    }
    if (text.isSimple) await use.keep?.(chunk);
    use.onProgress(originalBytes);
  }
  const encoding = await text.finish(source);
  return { sha256: hash.digest("hex"), encoding, plainBytes: text.bytes, isSimple: text.isSimple };
}

class TextSurvey {
  bytes = 0;
  isSimple = true;
  private marked: Encoding | null = null;
  private carry: Buffer = Buffer.alloc(0);
  private lastByte = 0x0a;
  private nulAt = -1;
  private invalidAt = -1;
  private hasValidSequence = false;
  private notLatin = false;

  constructor(private readonly notSimple: readonly number[]) {}

  look(chunk: Buffer): void {
    if (this.bytes === 0) this.marked = markedEncoding(chunk);
    const at = this.bytes;
    this.bytes += chunk.length;
    if (this.marked) {
      this.isSimple = false;
      return;
    }
    if (this.nulAt < 0) {
      const nul = chunk.indexOf(0);
      if (nul >= 0) this.nulAt = at + nul;
    }
    if (this.isSimple) this.isSimple = this.looksSimple(chunk);
    this.lastByte = chunk[chunk.length - 1] ?? this.lastByte;
    this.decode(chunk, at);
  }

  private looksSimple(chunk: Buffer): boolean {
    const startsBlank = this.lastByte === 0x0a && chunk[0] === 0x0a;
    return (
      !startsBlank &&
      chunk[0] !== 0xef &&
      this.nulAt < 0 &&
      !this.notSimple.some((byte) => chunk.indexOf(byte) >= 0) &&
      chunk.indexOf("\n\n") < 0
    );
  }

  private decode(chunk: Buffer, at: number): void {
    if (this.carry.length === 0 && isAscii(chunk)) return;
    const bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    const start = at - this.carry.length;
    const tail = incompleteTail(bytes);
    const whole = bytes.subarray(0, bytes.length - tail);
    this.carry = Buffer.from(bytes.subarray(bytes.length - tail));
    if (isUtf8(whole)) this.hasValidSequence ||= !isAscii(whole);
    else this.lookAtBytes(whole, start);
  }

  private lookAtBytes(bytes: Buffer, start: number): void {
    this.isSimple = false;
    for (let index = 0; index < bytes.length;) {
      const byte = bytes[index] ?? 0;
      const length = byte < 0x80 ? 1 : sequenceLength(byte);
      if (length > 1 && isUtf8(bytes.subarray(index, index + length)) && index + length <= bytes.length) {
        this.hasValidSequence = true;
        index += length;
      } else {
        if (byte >= 0x80) {
          if (this.invalidAt < 0) this.invalidAt = start + index;
          if (NOT_LATIN.has(byte)) this.notLatin = true;
        }
        index++;
      }
    }
  }

  async finish(source: PlainSource): Promise<Encoding> {
    if (this.marked) return this.marked;
    if (this.nulAt >= 0)
      throw refuse(
        "nul-byte",
        `Line ${await lineOfByte(source, this.nulAt)} holds a NUL character (byte ${this.nulAt}): this is not a text file, or it is damaged.`,
      );
    if (this.carry.length > 0) this.lookAtBytes(this.carry, this.bytes - this.carry.length);
    if (this.invalidAt < 0) return "utf-8";
    if (this.hasValidSequence || this.notLatin)
      throw refuse(
        "undecodable",
        `Line ${await lineOfByte(source, this.invalidAt)} holds a byte that is neither UTF-8 nor Latin-1 text (byte ${this.invalidAt}). Save the file as UTF-8.`,
      );
    return "latin-1";
  }
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf8) return 4;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
}

/** Bytes at the end that begin a sequence which goes on in the next chunk. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

async function lineOfByte(source: PlainSource, offset: number): Promise<number> {
  let line = 1;
  let at = 0;
  for await (const chunk of source.open()) {
    const end = Math.min(chunk.length, offset - at);
    for (let next = chunk.indexOf(0x0a); next >= 0 && next < end; next = chunk.indexOf(0x0a, next + 1)) line++;
    at += chunk.length;
    if (at > offset) break;
  }
  return line;
}
