import { createHash, type Hash } from "node:crypto";
import { contentLengthOf, type Content } from "../content";
import { Problem } from "../problem";
import { bodyOf } from "../read-whole";
import { readMultipart } from "./read-multipart";

/** A file that passes by. */
export interface SentFile {
  readonly fileName: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** What the sender announced; null where it did not. */
  readonly contentLength: number | null;
}

/** What a whole request says, as a hash: the same content gives the same, however it was cut into chunks or parts. */
export class Fingerprint {
  private readonly hash: Hash;
  /** True once all of the body has passed by. */
  isWhole = false;
  bytes = 0;

  constructor(address: string) {
    this.hash = createHash("sha256").update(address);
  }

  async *through(content: AsyncIterable<Uint8Array>, name = ""): AsyncGenerator<Uint8Array, void, undefined> {
    const inner = createHash("sha256");
    for await (const chunk of content) {
      inner.update(chunk);
      this.bytes += chunk.length;
      yield chunk;
    }
    this.hash.update(JSON.stringify([name, inner.digest("hex")]));
  }

  text(): string {
    return this.hash.copy().digest("hex");
  }
}

const MOST_FILES = 20;

/** The files of a request, one after the other: the raw body, or the parts of a multipart form. */
export async function* readFiles(
  request: Request,
  content: Content,
  fileName: string,
  fingerprint: Fingerprint,
): AsyncGenerator<SentFile, void, undefined> {
  if (request.body === null) throw new Problem("bad-request", "Send the file, or rows as JSON, as the body.");
  if (content.type !== "multipart/form-data") {
    const contentLength = contentLengthOf(request);
    yield { fileName, content: fingerprint.through(bodyOf(request)), contentLength };
    fingerprint.isWhole = contentLength === null || fingerprint.bytes === contentLength;
    return;
  }
  const boundary = content.parameter("boundary");
  if (!boundary || boundary.length > 200)
    throw new Problem("bad-request", "multipart/form-data needs its boundary in Content-Type.");
  let files = 0;
  for await (const part of readMultipart(bodyOf(request), boundary)) {
    if (part.fileName === null)
      throw new Problem(
        "bad-request",
        `The form has a field ${part.name ?? "without a name"} that is no file: what you say about the files belongs into the address, ?source=….`,
      );
    files += 1;
    if (files > MOST_FILES) throw new Problem("too-large", `At most ${MOST_FILES} files at once.`);
    const passing = fingerprint.through(part.content, part.fileName);
    yield { fileName: part.fileName, content: passing, contentLength: null };
    for await (const _ of passing) continue;
  }
  if (files === 0) throw new Problem("bad-request", "The form holds no file.");
  fingerprint.isWhole = true;
}
