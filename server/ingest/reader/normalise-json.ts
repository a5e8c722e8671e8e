import { CELL_SEPARATOR, LONGEST_LINE } from "../rules/read-rows-sql";
import type { JsonColumns } from "./json-columns";
import type { JsonRow } from "./json-levels";
import { JsonFault, type JsonScannerOptions } from "./json-listener";
import { JsonRows } from "./json-rows";
import { JsonScanner } from "./json-scanner";
import { refuse, type RefusedFileError } from "./refused-file-error";
import type { Normalised, RowSink } from "./row-sink";

const NEWLINE = 0x0a;
const MOST_TEXT = 64 * 1_048_576;

export interface JsonShape {
  readonly columns: JsonColumns;
  readonly layout: JsonScannerOptions["layout"];
  readonly mostRowBytes: number;
}

/** Takes the rows out of a JSON document, each with its physical line and its path, and writes one object a line. */
export class JsonNormaliser {
  private readonly rows: JsonRows;
  private readonly scanner: JsonScanner;
  private readonly incomplete: string;
  private written = 0;
  private told = 0;

  constructor(
    { columns, layout, mostRowBytes }: JsonShape,
    private readonly sink: RowSink,
  ) {
    this.incomplete = columns.nesting.listsOnly?.message ?? "";
    this.rows = new JsonRows(columns, { take: (row) => this.write(row), unknown: () => undefined }, mostRowBytes);
    this.scanner = new JsonScanner(this.rows, {
      ...{ layout, mostText: MOST_TEXT, timeBeforeObject: columns.nesting.timeBeforeObject ?? false },
      mayLeaveOut: (fault) => this.leaveOut(fault),
    });
    this.rows.follow(this.scanner);
  }

  /** Takes the next bytes of UTF-8 text. @throws RefusedFileError where the document is broken. */
  async push(chunk: Buffer): Promise<void> {
    this.guarded(() => this.scanner.push(chunk));
    this.refuseWhatListsOnlySome();
    await this.sink.drain(this.sink.length);
  }

  private refuseWhatListsOnlySome(): void {
    const { listsOnly } = this.rows.said;
    if (listsOnly)
      throw refuse("incomplete-list", `${this.incomplete} (It lists ${listsOnly.listed} of ${listsOnly.all}.)`);
  }

  /** A line that is one row, or was to be, is rejected by itself. */
  private leaveOut({ at }: JsonFault): boolean {
    if (!this.rows.isWithinOneRow) return false;
    this.sink.reject(at.line, "bad-json", "", "");
    this.rows.forget();
    return true;
  }

  private guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      throw error instanceof JsonFault ? broken(error, this.rows.place) : error;
    }
  }

  private write({ line, place, columns, problem }: JsonRow): void {
    this.told++;
    let members = "";
    for (const [name, text] of columns) members += `${members === "" ? "" : ","}"${name}":${text}`;
    const row = `{${members}}`;
    const found = problem ?? (row.length > LONGEST_LINE ? "line-too-long" : undefined);
    if (found) return this.sink.reject(line, found, place, "");
    const { sink } = this;
    sink.reserve(row.length + place.length + 64);
    const start = sink.length;
    const text = [line, this.told, place, row].join(CELL_SEPARATOR);
    sink.length += sink.buffer.write(text, start, "latin1");
    this.blankControls(start, text.length - row.length);
    sink.buffer[sink.length++] = NEWLINE;
    this.written++;
  }

  /** Raw control characters are no JSON; as blanks they cannot break the line that DuckDB reads. */
  private blankControls(start: number, leading: number): void {
    const { buffer, length } = this.sink;
    for (let index = start + leading; index < length; index++)
      if ((buffer[index] as number) < 0x20) buffer[index] = 0x20;
  }

  async finish(): Promise<Normalised> {
    this.guarded(() => this.scanner.finish());
    this.refuseWhatListsOnlySome();
    const warnings = this.rows.said.goesOn ? [MORE_PAGES] : [];
    return {
      rows: this.written,
      blank: this.scanner.blank,
      repeatedHeaders: 0,
      isNested: true,
      warnings,
      shapeRejects: await this.sink.close(),
    };
  }
}

const MORE_PAGES = {
  code: "more-pages",
  message:
    "The file says that there is more than it holds. Fetch the pages that follow too, up to the last one, or the result again once it is complete.",
};

function broken({ kind, problem, at }: JsonFault, place: string): RefusedFileError {
  const inside = place === "" ? "" : `, in ${place}`;
  const where = `line ${at.line}, column ${at.column}${inside}`;
  return kind === "truncated-json"
    ? refuse("truncated-json", `The file ends too early: the JSON stops in ${where}. Export or download it again.`)
    : refuse("bad-json", `This is not valid JSON: ${problem} (${where}). Export the file again, or mend it there.`);
}
