import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { FIRST_LINES } from "../rules/report-sql";
import type { Need } from "../formats/format";
import type { RejectReason } from "../schema";

const BUFFER_BYTES = 4 << 20;

/** What a normaliser counted. `rows` are those written for DuckDB; `shapeRejects` never get there. */
export interface Normalised {
  readonly rows: number;
  readonly blank: number;
  readonly repeatedHeaders: number;
  readonly shapeRejects: readonly RejectReason[];
  /** True where rows stand in a JSON document, of which many may begin in one line. */
  readonly isNested?: boolean;
  readonly warnings?: readonly Need[];
}

/** Bytes on their way to a file, in a buffer that a row can be taken back from. */
export class RowSink {
  buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  length = 0;
  private readonly rowsFile;
  private readonly rejectsFile;
  private readonly reasons = new Map<string, { count: number; lines: number[] }>();

  constructor(rowsPath: string, rejectsPath: string) {
    this.rowsFile = createWriteStream(rowsPath);
    this.rejectsFile = createWriteStream(rejectsPath);
    // Kept until the next write or the end, where it is thrown.
    for (const file of [this.rowsFile, this.rejectsFile]) file.on("error", (error) => (this.failure ??= error));
  }
  private failure: Error | undefined;

  /** Makes room for so many more bytes. */
  reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }

  /** Notes a row that is rejected for its shape. */
  reject(line: number, code: string, column: string, value: string): void {
    const reason = this.reasons.get(code) ?? { count: 0, lines: [] };
    reason.count++;
    if (reason.lines.length < FIRST_LINES) reason.lines.push(line);
    this.reasons.set(code, reason);
    const quoted = [column, value.slice(0, 200), code].map(
      (text) => `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, " ")}"`,
    );
    this.rejectsFile.write(`${line},${quoted.join(",")}\n`);
  }

  /** Hands finished rows over, up to `end`; what follows is moved to the front. */
  async drain(end: number): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.rejectsFile.writableNeedDrain) await once(this.rejectsFile, "drain");
    if (end === 0) return;
    const written = Buffer.from(this.buffer.subarray(0, end));
    this.buffer.copyWithin(0, end, this.length);
    this.length -= end;
    if (!this.rowsFile.write(written)) await once(this.rowsFile, "drain");
    if (this.failure) throw this.failure;
  }

  async close(): Promise<RejectReason[]> {
    await this.drain(this.length);
    this.rowsFile.end();
    this.rejectsFile.end();
    await Promise.all([finished(this.rowsFile), finished(this.rejectsFile)]);
    return [...this.reasons].map(([code, reason]) => ({ code, ...reason }));
  }

  /** Lets go of the files after a failure. */
  destroy(): void {
    this.rowsFile.destroy();
    this.rejectsFile.destroy();
  }
}
