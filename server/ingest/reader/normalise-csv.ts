import { CELL_SEPARATOR, LONGEST_LINE } from "../rules/read-rows-sql";
import type { Dialect } from "../rules/detect-dialect";
import { refuse } from "./refused-file-error";
import type { Normalised, RowSink } from "./row-sink";

const SEPARATOR = CELL_SEPARATOR.charCodeAt(0);
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BLANK = 0x20;
const TAB = 0x09;

export interface CsvShape {
  readonly dialect: Dialect;
  /** Physical line of the header. What stands above it is no row. */
  readonly headerLine: number;
  readonly columnCount: number;
  /** Rows with exactly so many cells are filled up with empty ones. */
  readonly shortRowCells: number | null;
  /** Columns whose cells are left out: requests and responses. */
  readonly leftOut: ReadonlySet<number>;
  readonly mostRowBytes: number;
}

/**
 * Reads delimited text byte by byte and writes it so that nothing is left to guess: cells parted by a unit separator, no
 * quotes, one line a row, each beginning with the physical line it started in. Newlines inside quotes become blanks, and
 * blanks around a cell without quotes are none of its text. Rows of a wrong shape go to the rejects. State is kept between chunks, and no row is held but the one being read.
 */
export class CsvNormaliser {
  private readonly delimiter: number;
  private readonly quote: number;
  private line = 1;
  private rowLine = 1;
  private rowStart = 0;
  private cellsFrom = 0;
  private rowBytes = 0;
  private cell = 0;
  private cellStart = 0;
  private wasQuoted = false;
  private quotes: "outside" | "inside" | "maybe closing" | "closed" = "outside";
  private atCellStart = true;
  private quoteLine = 1;
  private afterReturn = false;
  private problem: "line-too-long" | "bad-quotes" | null = null;
  private isBlank = true;
  private writes = true;
  private header: Buffer | null = null;
  private rows = 0;
  private blank = 0;
  private repeatedHeaders = 0;

  constructor(
    private readonly shape: CsvShape,
    private readonly sink: RowSink,
  ) {
    this.delimiter = shape.dialect.delimiter.charCodeAt(0);
    this.quote = shape.dialect.quote.charCodeAt(0);
    this.beginRow();
  }

  /** Takes the next bytes of UTF-8 text. */
  async push(chunk: Buffer): Promise<void> {
    // A byte becomes a byte at most; what a row begins with needs a little more.
    this.sink.reserve(chunk.length * 8 + 64);
    for (let index = 0; index < chunk.length; index++) this.take(chunk[index] as number);
    await this.sink.drain(this.rowStart);
    this.cellsFrom -= this.rowStart;
    this.cellStart -= this.rowStart;
    this.rowStart = 0;
  }

  private take(byte: number): void {
    if (this.afterReturn) {
      this.afterReturn = false;
      if (byte === NEWLINE) return;
    }
    this.rowBytes++;
    if (this.quotes === "inside") {
      if (byte === this.quote) this.quotes = "maybe closing";
      else this.put(byte);
      return;
    }
    if (this.quotes === "maybe closing" || this.quotes === "closed") {
      if (byte === this.quote && this.quotes === "maybe closing") {
        this.quotes = "inside";
        this.put(byte);
        return;
      }
      if (byte === BLANK) {
        this.quotes = "closed";
        return;
      }
      if (byte !== this.delimiter && byte !== NEWLINE && byte !== RETURN) {
        // The row is lost, but the next line is not: what follows counts as unquoted.
        this.problem ??= "bad-quotes";
        this.quotes = "outside";
        this.put(this.quote);
        this.put(byte);
        return;
      }
      this.quotes = "outside";
    }
    if (byte === this.delimiter) this.nextCell();
    else if (byte === NEWLINE || byte === RETURN) {
      this.afterReturn = byte === RETURN;
      this.endRow();
      this.line++;
      this.beginRow();
    } else if (byte === this.quote && this.atCellStart) {
      this.quotes = "inside";
      this.quoteLine = this.line;
      this.wasQuoted = true;
      this.atCellStart = false;
      this.isBlank = false;
    } else this.put(byte);
  }

  private put(byte: number): void {
    if ((byte === BLANK || byte === TAB) && this.atCellStart) return;
    this.atCellStart = false;
    if (byte === NEWLINE || byte === RETURN) {
      this.line++;
      this.afterReturn = byte === RETURN;
    } else if (byte !== BLANK && byte !== TAB) this.isBlank = false;
    if (this.writes) this.write(byte < 0x20 ? BLANK : byte);
  }

  private write(byte: number): void {
    const { sink } = this;
    if (this.rowBytes > this.shape.mostRowBytes || sink.length - this.rowStart > LONGEST_LINE) {
      this.problem ??= "line-too-long";
      this.writes = false;
      return;
    }
    sink.buffer[sink.length++] = byte;
  }

  /** Takes back the blanks that a cell without quotes ends with. */
  private endCell(): void {
    const { sink } = this;
    if (!this.wasQuoted && this.writes)
      while (sink.length > this.cellStart && sink.buffer[sink.length - 1] === BLANK) sink.length--;
    this.wasQuoted = false;
  }

  private nextCell(): void {
    this.endCell();
    this.isBlank = false;
    this.cell++;
    this.atCellStart = true;
    this.writes = this.problem !== "line-too-long" && !this.shape.leftOut.has(this.cell);
    if (this.problem !== "line-too-long") this.write(SEPARATOR);
    this.cellStart = this.sink.length;
  }

  private beginRow(): void {
    const { sink } = this;
    this.rowStart = sink.length;
    this.rowLine = this.line;
    this.rowBytes = 0;
    this.cell = 0;
    this.atCellStart = true;
    this.problem = null;
    this.isBlank = true;
    this.writes = !this.shape.leftOut.has(0);
    sink.reserve(64);
    sink.length += sink.buffer.write(`${this.line}${CELL_SEPARATOR}`, sink.length, "latin1");
    this.cellsFrom = sink.length;
    this.cellStart = sink.length;
  }

  private endRow(): void {
    const { sink, shape } = this;
    this.endCell();
    const cells = sink.buffer.subarray(this.cellsFrom, sink.length);
    if (this.isBlank) {
      this.blank++;
      sink.length = this.rowStart;
    } else if (this.header === null) {
      if (this.rowLine >= shape.headerLine) this.header = Buffer.from(cells);
      sink.length = this.rowStart;
    } else if (this.problem === null && cells.equals(this.header)) {
      this.repeatedHeaders++;
      sink.length = this.rowStart;
    } else {
      const short = shape.shortRowCells !== null && this.cell + 1 === shape.shortRowCells;
      if (this.problem === null && (this.cell + 1 === shape.columnCount || short)) {
        for (let missing = this.cell + 1; missing < shape.columnCount; missing++) {
          sink.reserve(64);
          sink.buffer[sink.length++] = SEPARATOR;
        }
        sink.buffer[sink.length++] = NEWLINE;
        this.rows++;
      } else this.reject(cells);
    }
  }

  private reject(cells: Buffer): void {
    const text = cells.subarray(0, 800).toString("utf8").replaceAll(CELL_SEPARATOR, this.shape.dialect.delimiter);
    this.sink.reject(this.rowLine, this.problem ?? "column-count", "", text);
    this.sink.length = this.rowStart;
  }

  /** Ends the last row. @throws RefusedFileError where a quote is still open. */
  async finish(): Promise<Normalised> {
    if (this.quotes === "inside")
      throw refuse(
        "unterminated-quote",
        `The quote that opens in line ${this.quoteLine} is never closed. Close it, and read the file again.`,
      );
    if (this.rowBytes > 0) this.endRow();
    else this.sink.length = this.rowStart;
    const { rows, blank, repeatedHeaders } = this;
    return { rows, blank, repeatedHeaders, shapeRejects: await this.sink.close() };
  }
}
