/** A place in a text: line and column count from 1, columns in bytes. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** JSON that is none, or that ends too early. */
export class JsonFault extends Error {
  override readonly name = "JsonFault";
  constructor(
    readonly kind: "bad-json" | "truncated-json",
    readonly problem: string,
    readonly at: TextPlace,
  ) {
    super(`${problem} in line ${at.line}, column ${at.column}`);
  }
}

/** What a scanner tells. Texts are as written, escapes and all, a byte a character (latin1): nothing is lost or rounded. */
export interface JsonListener {
  /** False: nothing inside is of interest. */
  opened(isArray: boolean, at: TextPlace): boolean;
  closed(): void;
  key(text: string): void;
  /** Asked before a string is read, so that a body is never held. */
  wantsText(): boolean;
  /** `text` is null where it was not wanted or is longer than `mostText`. */
  scalar(kind: "string" | "number" | "word", text: string | null): void;
}

export interface JsonScannerOptions {
  /**
   * `lines`: every line is a value, so a line's end inside one is a fault. `document`: values may go on over lines.
   * `unknown`: the first line's end decides.
   */
  readonly layout: "lines" | "document" | "unknown";
  /** Log exports put the time before each object. */
  readonly timeBeforeObject?: boolean;
  readonly mostText: number;
  /** Answers whether the rest of the line may be left out after a fault, and the reading goes on in the next. */
  readonly mayLeaveOut?: (fault: JsonFault) => boolean;
}
