import { FeedRefused, type FeedFinding } from "./feed";

export type Json = null | boolean | number | string | Json[] | JsonObject;
/** Without a prototype, so that a key `__proto__` is a key. */
export interface JsonObject {
  [key: string]: Json;
}
export interface StrictJson {
  readonly value: Json;
  readonly findings: readonly FeedFinding[];
}

const MOST_DEPTH = 64;

/**
 * Reads JSON as RFC 8259 writes it and minds repeated keys, which the usual parsers drop in silence: a key that stands
 * twice with different values makes the file doubtful and is refused; twice with the same value is a finding.
 * @throws FeedRefused naming line and column.
 */
export function strictJson(text: string): StrictJson {
  const reader = new Reader(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  return { value: reader.whole(), findings: reader.findings };
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

class Reader {
  readonly findings: FeedFinding[] = [];
  private at = 0;
  constructor(private readonly text: string) {}

  whole(): Json {
    const value = this.value("", 0);
    this.blanks();
    if (this.at < this.text.length) this.refuse("something stands after the end of the JSON value");
    return value;
  }

  private value(path: string, depth: number): Json {
    if (depth > MOST_DEPTH) this.refuse(`more than ${MOST_DEPTH} levels of nesting`);
    this.blanks();
    const next = this.text[this.at];
    if (next === "{") return this.object(path, depth);
    if (next === "[") return this.array(path, depth);
    if (next === '"') return this.string();
    return this.scalar();
  }

  private object(path: string, depth: number): JsonObject {
    const read = Object.create(null) as JsonObject;
    this.at += 1;
    this.blanks();
    if (this.text[this.at] === "}") {
      this.at += 1;
      return read;
    }
    for (;;) {
      this.blanks();
      if (this.text[this.at] !== '"') this.refuse("a key in double quotes was expected (a comma too many before it?)");
      const keyAt = this.at;
      const key = this.string();
      const place = path === "" ? key : `${path} › ${key}`;
      this.blanks();
      if (this.text[this.at] !== ":") this.refuse(`a colon was expected after "${key}"`);
      this.at += 1;
      const value = this.value(place, depth + 1);
      if (Object.hasOwn(read, key)) this.repeated(place, keyAt, read[key], value);
      read[key] = value;
      if (this.closes("}", place)) return read;
    }
  }

  private array(path: string, depth: number): Json[] {
    const read: Json[] = [];
    this.at += 1;
    this.blanks();
    if (this.text[this.at] === "]") {
      this.at += 1;
      return read;
    }
    for (;;) {
      read.push(this.value(`${path}[${read.length}]`, depth + 1));
      if (this.closes("]", path)) return read;
    }
  }

  private closes(bracket: "}" | "]", place: string): boolean {
    this.blanks();
    const next = this.text[this.at];
    if (next !== "," && next !== bracket) this.refuse(`a comma or ${bracket} was expected after "${place}"`);
    this.at += 1;
    return next === bracket;
  }

  private string(): string {
    const from = this.at;
    let end = from + 1;
    let isPlain = true;
    for (; end < this.text.length; end += 1) {
      const code = this.text.charCodeAt(end);
      if (code === 0x22) break;
      if (code === 0x5c) {
        end += 1;
        isPlain = false;
      } else if (code < 0x20) this.refuse("a line break or control character stands inside a string");
    }
    if (end >= this.text.length) this.refuse("a string is not closed");
    this.at = end + 1;
    return isPlain ? this.text.slice(from + 1, end) : (this.parsed(from, end + 1) as string);
  }

  private scalar(): Json {
    const match = /[^\s,\]}:]*/y;
    match.lastIndex = this.at;
    const word = match.exec(this.text)?.[0] ?? "";
    if (!/^(?:null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word))
      this.refuse(word === "" ? "a value was expected" : `"${word.slice(0, 40)}" is not a JSON value`);
    this.at += word.length;
    return this.parsed(this.at - word.length, this.at);
  }

  private parsed(from: number, to: number): Json {
    try {
      return JSON.parse(this.text.slice(from, to)) as Json;
    } catch {
      this.at = from;
      return this.refuse("this string or number is not valid JSON");
    }
  }

  private repeated(place: string, keyAt: number, before: Json | undefined, now: Json): void {
    if (JSON.stringify(before) !== JSON.stringify(now)) {
      this.at = keyAt;
      throw new FeedRefused("duplicate-key", `${this.where()}: "${place}" stands twice with different values.`, place);
    }
    this.findings.push({ code: "duplicate-key", place, message: `"${place}" stands twice with the same value.` });
  }

  private blanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
    }
  }

  private where(): string {
    const before = this.text.slice(0, this.at);
    const line = before.split("\n").length;
    return `line ${line}, column ${this.at - before.lastIndexOf("\n")}`;
  }

  private refuse(what: string): never {
    throw new FeedRefused("invalid-json", `${this.where()}: ${what}.`, this.where());
  }
}
