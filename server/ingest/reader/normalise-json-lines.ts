import { CELL_SEPARATOR, LONGEST_LINE } from "../rules/read-rows-sql";
import { dropMembers } from "./drop-members";
import type { Normalised, RowSink } from "./row-sink";

const NEWLINE = 0x0a;

export interface JsonLinesShape {
  /** Members that are left out: requests and responses. */
  readonly leftOut: readonly string[];
  readonly mostRowBytes: number;
}

/** Writes each line of a JSON Lines file after its number, without bodies; lines that are too long go to the rejects. */
export class JsonLinesNormaliser {
  private line = 1;
  private rows = 0;
  private blank = 0;
  private held: Buffer[] = [];
  private heldBytes = 0;

  constructor(
    private readonly shape: JsonLinesShape,
    private readonly sink: RowSink,
  ) {}

  /** Takes the next bytes of UTF-8 text. */
  async push(chunk: Buffer): Promise<void> {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      this.hold(chunk.subarray(from, end));
      this.endLine();
      from = end + 1;
    }
    this.hold(Buffer.from(chunk.subarray(from)));
    await this.sink.drain(this.sink.length);
  }

  private hold(part: Buffer): void {
    this.heldBytes += part.length;
    // Past the limit nothing is kept but the beginning, for the reject list.
    if (this.heldBytes <= this.shape.mostRowBytes || this.held.length === 0) this.held.push(part);
  }

  private endLine(): void {
    const whole = this.held.length === 1 ? (this.held[0] as Buffer) : Buffer.concat(this.held);
    const isTooLong = this.heldBytes > this.shape.mostRowBytes;
    const row = isTooLong ? whole.subarray(0, 800) : dropMembers(whole, this.shape.leftOut);
    if (!isTooLong && isBlank(row)) this.blank++;
    else if (isTooLong || row.length > LONGEST_LINE)
      this.sink.reject(this.line, "line-too-long", "", row.toString("utf8", 0, 800));
    else this.write(row);
    this.held = [];
    this.heldBytes = 0;
    this.line++;
  }

  private write(row: Buffer): void {
    const { sink } = this;
    sink.reserve(row.length + 64);
    sink.length += sink.buffer.write(`${this.line}${CELL_SEPARATOR}`, sink.length, "latin1");
    const start = sink.length;
    sink.length += row.copy(sink.buffer, start);
    // Raw control characters are no JSON; as blanks they cannot break the line that DuckDB reads.
    for (let index = start; index < sink.length; index++)
      if ((sink.buffer[index] as number) < 0x20) sink.buffer[index] = 0x20;
    sink.buffer[sink.length++] = NEWLINE;
    this.rows++;
  }

  async finish(): Promise<Normalised> {
    if (this.heldBytes > 0) this.endLine();
    return { rows: this.rows, blank: this.blank, repeatedHeaders: 0, shapeRejects: await this.sink.close() };
  }
}

function isBlank(row: Buffer): boolean {
  for (const byte of row) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  return true;
}
