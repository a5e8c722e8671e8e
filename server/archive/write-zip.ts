import { createHash } from "node:crypto";
import { PassThrough, Readable, type Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** One moment for every entry, in the clock of no place: archives of the same content are the same bytes. */
const OPTIONS = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100600, forceZip64Format: true };

/** What an entry turned out to be. */
export interface Added {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a zip to a stream, entry after entry, without knowing their sizes before. */
export class ZipWriter {
  private readonly zip = new ZipFile();
  /** Between the library's stream, of which only reading is promised, and whoever reads it. */
  private readonly through = new PassThrough();
  private readonly written: Promise<void>;

  constructor(out: Writable) {
    this.written = pipeline(this.zip.outputStream, this.through, out);
    // Whoever adds or ends is told.
    this.written.catch(() => undefined);
  }

  /** Adds what a stream brings. A fault of the stream, or of whoever reads the archive, ends the archive. */
  async add(name: string, content: AsyncIterable<Buffer | string>): Promise<Added> {
    const hash = createHash("sha256");
    let bytes = 0;
    const counted = async function* () {
      for await (const chunk of content) {
        const given = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
        hash.update(given);
        bytes += given.length;
        yield given;
      }
    };
    const source = Readable.from(counted(), { objectMode: false });
    this.zip.addReadStream(source, name, OPTIONS);
    const gone = this.written.then(() => Promise.reject(new Error("whoever reads the archive went away")));
    try {
      await Promise.race([finished(source), gone]);
    } catch (error) {
      source.destroy();
      this.through.destroy(error as Error);
      throw error;
    }
    return { bytes, sha256: hash.digest("hex") };
  }

  addText(name: string, text: string): Promise<Added> {
    return this.add(name, Readable.from([Buffer.from(text, "utf8")], { objectMode: false }));
  }

  /** Writes the directory and ends the stream. */
  async end(): Promise<void> {
    this.zip.end();
    await this.written;
  }
}
