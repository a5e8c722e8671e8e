import { JsonFault, type JsonListener, type JsonScannerOptions, type TextPlace } from "./json-listener";

const MOST_DEPTH = 500;
const [NEWLINE, QUOTE, BACKSLASH, COMMA, COLON] = [0x0a, 0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const ENDS_BARE = new Uint8Array(256);
for (const byte of [0x20, 0x09, 0x0a, 0x0d, COMMA, COLON, CLOSE_OBJECT, CLOSE_ARRAY, OPEN_OBJECT, OPEN_ARRAY, QUOTE])
  ENDS_BARE[byte] = 1;

const WANTED: Readonly<Record<Expects, string>> = {
  root: "an object or a list",
  value: "a value",
  "value or end": "a value or the end of the list",
  key: "a name",
  "key or end": "a name or the end of the object",
  colon: "a colon",
  "comma or end": "a comma or an end",
};
type Expects = "root" | "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end";

/**
 * Reads JSON values one after another from chunks of UTF-8, and tells a listener what stands where. Holds nothing but the
 * token that is being read, and of that only what the listener wants.
 */
export class JsonScanner {
  line = 1;
  /** Lines without anything between values that are lines. */
  blank = 0;
  private lineFrom = 0;
  private isBlankLine = true;
  private base = 0;
  private index = 0;
  private layout;
  private expects: Expects = "root";
  private readonly arrays: boolean[] = [];
  /** Depth at which nothing is told any more; 0 where everything is. */
  private skipFrom = 0;
  private token: "none" | "string" | "bare" | "rest of line" = "none";
  private isKey = false;
  private keeps = true;
  private isEscaped = false;
  private newlineAt = 0;
  private held: string[] = [];
  private heldLength = 0;

  constructor(
    private readonly listener: JsonListener,
    private readonly options: JsonScannerOptions,
  ) {
    this.layout = options.layout;
  }

  /** Bytes from the beginning of the text. */
  get offset(): number {
    return this.base + this.index;
  }

  /** Takes the next bytes. @throws JsonFault */
  push(chunk: Buffer): void {
    this.newlineAt = -1;
    for (this.index = 0; this.index < chunk.length;) this.guarded(() => this.scan(chunk));
    this.base += chunk.length;
    this.index = 0;
  }

  /** Ends the text. @throws JsonFault where a value is still open. */
  finish(): void {
    this.guarded(() => {
      if (this.token === "bare") this.endBare();
      if (this.token !== "rest of line" && (this.token === "string" || this.expects !== "root"))
        throw this.fault("the JSON ends in the middle of a value", "truncated-json");
    });
  }

  private guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof JsonFault) || this.layout === "document") throw error;
      if (!this.options.mayLeaveOut?.(error)) throw error;
      this.arrays.length = 0;
      this.skipFrom = 0;
      this.letGo();
      this.expects = "root";
      this.token = "rest of line";
    }
  }

  private scan(chunk: Buffer): void {
    while (this.index < chunk.length) {
      if (this.token === "none") this.take(chunk[this.index] as number);
      else if (this.token === "string") this.takeString(chunk);
      else if (this.token === "bare") this.takeBare(chunk);
      else this.leaveLineOut(chunk);
    }
  }

  private take(byte: number): void {
    if (byte <= 0x20) {
      if (byte === NEWLINE) this.endLine();
      this.index++;
      return;
    }
    this.isBlankLine = false;
    if (byte === QUOTE) this.beginString();
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.open(byte === OPEN_ARRAY);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.close(byte === CLOSE_ARRAY);
    else if (byte === COMMA) this.comma();
    else if (byte === COLON) this.colon();
    else this.beginBare(byte);
  }

  private endLine(): void {
    const isInside = this.expects !== "root" || this.token !== "none";
    if (this.layout === "unknown") this.layout = isInside ? "document" : "lines";
    if (isInside && this.layout === "lines") throw this.fault("the line ends in the middle of a value");
    if (this.isBlankLine && this.layout === "lines") this.blank++;
    this.isBlankLine = true;
    this.line++;
    this.lineFrom = this.offset + 1;
  }

  private wantValue(what: string): void {
    if (this.expects !== "value" && this.expects !== "value or end") throw this.unexpected(what);
  }

  private beginString(): void {
    this.isKey = this.expects === "key" || this.expects === "key or end";
    if (!this.isKey) this.wantValue("a text");
    this.keeps = this.skipFrom === 0 && (this.isKey || this.listener.wantsText());
    this.token = "string";
    this.index++;
  }

  private takeString(chunk: Buffer): void {
    const from = this.index;
    if (this.isEscaped) {
      this.isEscaped = false;
      this.index++;
    }
    for (;;) {
      const quote = chunk.indexOf(QUOTE, this.index);
      const end = quote < 0 ? chunk.length : quote;
      if (this.newlineFrom(chunk, from) < end) {
        this.index = this.newlineAt;
        throw this.fault("the line ends in the middle of a text");
      }
      let slashes = 0;
      while (end - 1 - slashes >= this.index && chunk[end - 1 - slashes] === BACKSLASH) slashes++;
      if (quote < 0) {
        this.isEscaped = slashes % 2 === 1;
        this.keep(chunk, from, end);
        this.index = end;
        return;
      }
      this.index = quote + 1;
      if (slashes % 2 === 0) {
        this.keep(chunk, from, quote);
        return this.endString();
      }
    }
  }

  /** Position of the next line's end; looked for once a line. */
  private newlineFrom(chunk: Buffer, from: number): number {
    if (this.newlineAt < from) {
      const found = chunk.indexOf(NEWLINE, from);
      this.newlineAt = found < 0 ? chunk.length : found;
    }
    return this.newlineAt;
  }

  private keep(chunk: Buffer, from: number, end: number): void {
    if (!this.keeps) return;
    this.heldLength += end - from;
    if (this.heldLength <= this.options.mostText) this.held.push(chunk.toString("latin1", from, end));
    else this.keeps = false;
  }

  private letGo(): string | null {
    const text = this.keeps ? (this.held.length === 1 ? (this.held[0] as string) : this.held.join("")) : null;
    this.held = [];
    this.heldLength = 0;
    this.token = "none";
    this.isEscaped = false;
    return text;
  }

  private endString(): void {
    const text = this.letGo();
    if (this.isKey) {
      this.expects = "colon";
      if (this.skipFrom === 0) this.listener.key(text ?? "");
    } else {
      this.expects = "comma or end";
      if (this.skipFrom === 0) this.listener.scalar("string", text);
    }
  }

  private beginBare(byte: number): void {
    if (this.expects === "root" && this.options.timeBeforeObject && byte >= 0x30 && byte <= 0x39) this.keeps = true;
    else {
      this.wantValue(`"${String.fromCharCode(byte)}"`);
      this.keeps = true;
    }
    this.token = "bare";
  }

  private takeBare(chunk: Buffer): void {
    const from = this.index;
    // A time holds colons.
    const isTime = this.expects === "root";
    while (this.index < chunk.length) {
      const byte = chunk[this.index] as number;
      if (ENDS_BARE[byte] === 1 && !(isTime && byte === COLON)) break;
      this.index++;
    }
    this.keep(chunk, from, this.index);
    if (this.index < chunk.length) this.endBare();
  }

  private endBare(): void {
    const text = this.letGo() ?? "";
    if (this.expects === "root") {
      if (/^\d{4}-\d\d-\d\dT[\d:.]+Z?$/.test(text)) return;
      throw this.fault(`"${text.slice(0, 20)}" is no JSON object`);
    }
    const isWord = text === "true" || text === "false" || text === "null";
    if (!isWord && !NUMBER.test(text)) throw this.fault(`"${text.slice(0, 20)}" is no JSON value`);
    this.expects = "comma or end";
    if (this.skipFrom === 0) this.listener.scalar(isWord ? "word" : "number", text);
  }

  private open(isArray: boolean): void {
    if (this.expects !== "root") this.wantValue(isArray ? `"["` : `"{"`);
    if (this.arrays.length >= MOST_DEPTH) throw this.fault(`the JSON is nested more than ${MOST_DEPTH} deep`);
    const isTold = this.skipFrom === 0 && this.listener.opened(isArray, this.at);
    this.arrays.push(isArray);
    if (!isTold && this.skipFrom === 0) this.skipFrom = this.arrays.length;
    this.expects = isArray ? "value or end" : "key or end";
    this.index++;
  }

  private close(isArray: boolean): void {
    const fits = this.expects === "comma or end" || this.expects === (isArray ? "value or end" : "key or end");
    if (!fits || this.arrays.at(-1) !== isArray) throw this.unexpected(isArray ? `"]"` : `"}"`);
    this.index++;
    this.expects = this.arrays.length === 1 ? "root" : "comma or end";
    if (this.skipFrom === 0) this.listener.closed();
    else if (this.skipFrom === this.arrays.length) this.skipFrom = 0;
    this.arrays.pop();
  }

  private comma(): void {
    if (this.expects !== "comma or end") throw this.unexpected(`","`);
    this.expects = this.arrays.at(-1) === true ? "value" : "key";
    this.index++;
  }

  private colon(): void {
    if (this.expects !== "colon") throw this.unexpected(`":"`);
    this.expects = "value";
    this.index++;
  }

  private leaveLineOut(chunk: Buffer): void {
    const newline = chunk.indexOf(NEWLINE, this.index);
    this.index = newline < 0 ? chunk.length : newline;
    if (newline >= 0) this.token = "none";
  }

  private get at(): TextPlace {
    return { line: this.line, column: this.offset - this.lineFrom + 1 };
  }

  private unexpected(found: string): JsonFault {
    const wanted = WANTED[this.expects];
    return this.fault(`${found} stands where ${wanted} should be`);
  }

  private fault(problem: string, kind: JsonFault["kind"] = "bad-json"): JsonFault {
    return new JsonFault(kind, problem, this.at);
  }
}
