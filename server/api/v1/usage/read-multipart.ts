import { Problem } from "../problem";

/** One part of a multipart body, while it passes by: its content is read before the next one is asked for, or skipped. */
export interface MultipartPart {
  readonly name: string | null;
  /** Null for a field that is no file. */
  readonly fileName: string | null;
  readonly content: AsyncIterable<Uint8Array>;
}

const MOST_HEADER_BYTES = 16 * 1024;
const LINE = Buffer.from("\r\n");
const HEADERS_END = Buffer.from("\r\n\r\n");

/**
 * Reads multipart/form-data (RFC 7578) as a stream: of a file of gigabytes only a chunk is ever held.
 * @throws Problem cut-short where the closing boundary is missing, bad-request for what is no multipart.
 */
export async function* readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<MultipartPart, void, undefined> {
  const held = new Held(body);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  for await (const _ of held.until(delimiter)) continue;
  while (!(await held.takes("--"))) {
    const headers = await readHeaders(held);
    held.isAtDelimiter = false;
    yield { ...nameOf(headers), content: held.until(delimiter) };
    // Who was not interested in all of it has ended the reading; the rest is skipped by another.
    if (!held.isAtDelimiter) for await (const _ of held.until(delimiter)) continue;
  }
  await held.drain();
}

/** Bytes that have arrived and were not given away yet. It begins with a line end, so that the first boundary is like all others. */
class Held {
  /** True once a delimiter was reached and taken. */
  isAtDelimiter = false;
  private bytes: Buffer = LINE;
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(body: AsyncIterable<Uint8Array>) {
    this.source = body[Symbol.asyncIterator]();
  }

  private async more(): Promise<void> {
    const next = await this.source.next();
    if (next.done)
      throw new Problem("cut-short", "The multipart body ends before its closing boundary: send it again.");
    this.bytes = Buffer.concat([this.bytes, next.value]);
  }

  /** What comes before the delimiter, which is taken too. */
  async *until(delimiter: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const at = this.bytes.indexOf(delimiter);
      const given = this.bytes.subarray(0, at === -1 ? Math.max(0, this.bytes.length - delimiter.length + 1) : at);
      this.bytes = this.bytes.subarray(at === -1 ? given.length : at + delimiter.length);
      if (at !== -1) this.isAtDelimiter = true;
      if (given.length > 0) yield given;
      if (at !== -1) return;
      await this.more();
    }
  }

  async takes(text: string): Promise<boolean> {
    while (this.bytes.length < text.length) await this.more();
    if (this.bytes.toString("latin1", 0, text.length) !== text) return false;
    this.bytes = this.bytes.subarray(text.length);
    return true;
  }

  /** Up to and with the end mark; at most so many bytes. */
  async upTo(end: Buffer, most: number): Promise<Buffer> {
    let at = this.bytes.indexOf(end);
    while (at === -1) {
      if (this.bytes.length > most) throw malformed("the headers of a part are longer than 16 KiB");
      await this.more();
      at = this.bytes.indexOf(end);
    }
    const taken = this.bytes.subarray(0, at);
    this.bytes = this.bytes.subarray(at + end.length);
    return taken;
  }

  async drain(): Promise<void> {
    for (let next = await this.source.next(); !next.done; next = await this.source.next()) continue;
  }
}

async function readHeaders(held: Held): Promise<ReadonlyMap<string, string>> {
  // After the boundary come blanks and a line end, then the headers, then an empty line: together up to the first empty line.
  const [padding = "", ...lines] = (await held.upTo(HEADERS_END, MOST_HEADER_BYTES)).toString("utf8").split("\r\n");
  if (padding.trim() !== "") throw malformed("a boundary is followed by something else than a line end");
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      if (colon < 1) throw malformed(`a header of a part has no colon: ${line.slice(0, 80)}`);
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function nameOf(headers: ReadonlyMap<string, string>): { name: string | null; fileName: string | null } {
  const disposition = headers.get("content-disposition") ?? "";
  if (!/^form-data\b/i.test(disposition)) throw malformed("each part needs Content-Disposition: form-data");
  const encoding = headers.get("content-transfer-encoding")?.toLowerCase() ?? "binary";
  if (!["binary", "8bit", "7bit"].includes(encoding))
    throw malformed(`Content-Transfer-Encoding ${encoding} is not read`);
  const given = new Map<string, string>();
  for (const [, key = "", quoted, plain] of disposition.matchAll(
    /;\s*([\w*]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;\s"]*))/g,
  ))
    given.set(
      key.toLowerCase(),
      quoted === undefined ? (plain ?? "") : quoted.replaceAll(/\\(["\\])|%22/g, (all, one) => one ?? '"'),
    );
  const extended = /^utf-8'[^']*'(.*)$/i.exec(given.get("filename*") ?? "")?.[1];
  return { name: given.get("name") ?? null, fileName: decoded(extended) ?? given.get("filename") ?? null };
}

function decoded(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text);
  } catch {
    throw malformed("a filename* is not percent-encoded UTF-8");
  }
}

const malformed = (why: string): Problem =>
  new Problem("bad-request", `This is no multipart/form-data that can be read: ${why}.`);
