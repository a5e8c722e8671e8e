import type { JsonColumns } from "./json-columns";
import { JsonCapture } from "./json-capture";
import { nameInPlace, type Element, type JsonRowTaker, type Level, type ListLevel } from "./json-levels";
import { readEmbedded } from "./embedded-json";
import { JsonElements } from "./json-elements";
import { isPair, openedInPairs, takePairMember, wantsPairText } from "./json-pairs";
import type { JsonListener, TextPlace } from "./json-listener";
import { SaidOfRows } from "./said-of-rows";

const MOST_TEXT = 1_048_576;

/** Makes rows of what a scanner tells: one row in memory at a time, and those that wait for what stands after them. */
export class JsonRows implements JsonListener {
  readonly said: SaidOfRows;
  private readonly levels: Level[] = [];
  private readonly elements: JsonElements;
  private name = "";
  private capture: JsonCapture | null = null;
  private captureInto: (text: string | null) => void = () => undefined;
  private embedded: string | null = null;
  private position: { readonly offset: number; readonly line: number } = { offset: 0, line: 1 };

  constructor(
    private readonly columns: JsonColumns,
    private readonly taker: JsonRowTaker,
    mostRowBytes: number,
  ) {
    this.said = new SaidOfRows(columns.nesting);
    this.elements = new JsonElements(columns.nesting, taker, mostRowBytes);
  }

  /** Where the scanner is. */
  follow(position: { readonly offset: number; readonly line: number }): void {
    this.position = position;
  }

  /** Path of the row or list that is being read. */
  get place(): string {
    const level = this.levels.findLast(({ kind }) => kind === "element" || kind === "list");
    return level?.kind === "element" ? level.element.place : level?.kind === "list" ? level.name : "";
  }

  /** True while the value that is being read is one row and no list of them. */
  get isWithinOneRow(): boolean {
    return !this.levels.some((level) => level.kind === "list" || (level.kind === "element" && level.element.list));
  }

  /** Columns of the objects that are still open: what the beginning of a document tells. */
  get openColumns(): string[] {
    return this.elements.openColumns;
  }

  /** Forgets the value that is being read. */
  forget(): void {
    this.levels.length = 0;
    this.elements.forget();
    this.capture = null;
    this.embedded = null;
  }

  opened(isArray: boolean, at: TextPlace): boolean {
    if (this.capture) {
      this.capture.open(isArray);
      return true;
    }
    const level = this.levels.at(-1);
    if (this.embedded !== null) {
      if (isArray) return false;
      this.levels.push({ kind: "members", prefix: this.embedded, mayList: false });
      this.embedded = null;
      return true;
    }
    if (!level || level.kind === "list") return this.openedInList(level ?? null, isArray, at);
    if (level.kind === "element" || level.kind === "members") return this.openedMember(level, isArray);
    const inPairs = openedInPairs(level, this.name, isArray);
    if (inPairs) this.levels.push(inPairs);
    return inPairs !== null;
  }

  private openedInList(list: ListLevel | null, isArray: boolean, at: TextPlace): boolean {
    if (isArray && list?.nameColumn !== undefined) {
      this.misplaced(list);
      return false;
    }
    if (!list) this.said.beginValue();
    const place = this.nextPlace(list);
    if (list?.of) list.of.entries++;
    if (isArray && list?.isOfFields) {
      this.elements.begin(place, at, this.position.offset);
      this.levels.push({ kind: "pairs", prefix: "", isRow: true });
    } else if (isArray) this.levels.push({ kind: "list", name: place, of: null, index: 0 });
    else {
      const element = this.elements.begin(place, at, this.position.offset);
      if (list?.nameColumn !== undefined) element.columns.set(list.nameColumn, `"${this.name}"`);
      this.levels.push({ kind: "element", element });
    }
    return true;
  }

  private nextPlace(list: ListLevel | null): string {
    if (!list) return "";
    return list.nameColumn === undefined
      ? `${list.name}[${list.index++}]`
      : `${list.name}["${nameInPlace(this.name)}"]`;
  }

  private openedMember(level: Level & { kind: "element" | "members" }, isArray: boolean): boolean {
    const path = this.pathIn(level);
    const nameColumn = isArray ? undefined : this.columns.nameColumnOf(path);
    const isList = isArray ? this.columns.isList(path) : nameColumn !== undefined;
    if (isList && (level.kind === "element" || level.mayList)) {
      this.beginList(path, nameColumn);
      return true;
    }
    const prefix = this.columns.prefixOf(path);
    if (prefix !== undefined) {
      this.levels.push(isArray ? { kind: "pairs", prefix } : { kind: "members", prefix, mayList: false });
      return true;
    }
    if (this.columns.isKnown(path)) {
      this.beginCapture(isArray, (text) => this.set(path, text));
      return true;
    }
    if (!isArray && this.columns.mayHold(path)) {
      const mayList = level.kind === "element" || level.mayList;
      this.levels.push({ kind: "members", prefix: `${path}.`, mayList });
      return true;
    }
    if (!this.columns.isBody(path)) this.taker.unknown(path);
    return false;
  }

  private beginList(name: string, nameColumn?: string): void {
    const { element } = this;
    this.elements.beginList(element, name);
    const place = element.place ? `${element.place}.${name}` : name;
    const isOfFields = this.columns.nesting.ofFields?.includes(name) ?? false;
    this.levels.push({ kind: "list", name: place, of: element, nameColumn, isOfFields, index: 0 });
  }

  private beginCapture(isArray: boolean, into: (text: string | null) => void): void {
    this.capture = new JsonCapture(MOST_TEXT);
    this.capture.open(isArray);
    this.captureInto = into;
  }

  closed(): void {
    if (this.capture) {
      if (!this.capture.close()) return;
      const { text } = this.capture;
      this.capture = null;
      return this.captureInto(text);
    }
    const level = this.levels.pop();
    if (level?.kind === "pair" && level.name !== null && level.value !== undefined)
      this.setPair(level.prefix + level.name, level.value);
    if (level?.kind === "element" || (level?.kind === "pairs" && level.isRow)) this.elements.end(this.position.offset);
  }

  private setPair(path: string, value: string | null): void {
    const level = this.levels.at(-1);
    const spread = level?.kind === "pairs" && level.isRow ? this.columns.prefixOf(path) : undefined;
    if (spread !== undefined) this.spread(value === null ? null : value.slice(1, -1), spread);
    else if (this.columns.isKnown(path)) this.set(path, value);
    else if (!this.columns.isBody(path)) this.taker.unknown(path);
  }

  key(text: string): void {
    if (this.capture) return this.capture.key(text);
    this.name = text;
    const level = this.levels.at(-1);
    if (level?.kind === "element") this.elements.see(text);
  }

  wantsText(): boolean {
    if (this.capture) return this.capture.wantsText();
    const level = this.levels.at(-1);
    if (!level || level.kind === "list" || level.kind === "pairs") return false;
    if (isPair(level)) return wantsPairText(level, this.name, (name) => this.mayBeWanted(name));
    const path = this.pathIn(level);
    return this.columns.isKnown(path) || this.columns.prefixOf(path) !== undefined;
  }

  private mayBeWanted(name: string): boolean {
    const pairs = this.levels.at(-3);
    return pairs?.kind === "pairs" && this.columns.isKnown(pairs.prefix + name);
  }

  scalar(kind: "string" | "number" | "word", text: string | null): void {
    if (this.capture) return this.capture.scalar(kind, text);
    const level = this.levels.at(-1);
    const quoted = text === null ? null : `"${text}"`;
    const isNull = kind === "word" && text === "null";
    if (!level || level.kind === "list") this.misplaced(level ?? null);
    else if (isPair(level)) takePairMember(level, this.name, { kind, text, isNull });
    else if (level.kind !== "pairs") this.member(level, kind, text, isNull ? null : quoted);
  }

  private member(
    level: Level & { kind: "element" | "members" },
    kind: "string" | "number" | "word",
    text: string | null,
    quoted: string | null,
  ): void {
    const path = this.pathIn(level);
    const isNull = kind === "word" && text === "null";
    this.said.learn(path, text);
    const prefix = this.columns.prefixOf(path);
    if (level.kind === "element" && isNull && this.columns.isList(path)) level.element.list = path;
    else if (prefix !== undefined && kind === "string") this.spread(text, prefix);
    else if (this.columns.isKnown(path)) {
      // What stands in a record goes before what is put around it, such as the time of its arrival.
      if (level.kind === "element" && this.element.columns.has(path)) return;
      if (!isNull) this.set(path, quoted);
      // A member without a value is there all the same: the head names it.
      else if (!this.element.columns.has(path)) this.element.columns.set(path, "null");
    } else if (prefix === undefined && !this.columns.isBody(path) && !(isNull && this.columns.mayHold(path)))
      this.taker.unknown(path);
  }

  /** Reads JSON that stands in a text as if it stood in the text's place. What is no object is left alone. */
  private spread(text: string | null, prefix: string): void {
    if (text === null) {
      this.element.problem = "line-too-long";
      return;
    }
    const depth = this.levels.length;
    if (readEmbedded(text, this, () => (this.embedded = prefix))) return;
    this.levels.length = depth;
    this.capture = null;
    this.embedded = null;
    this.element.problem = "bad-json";
  }

  /** Something that is no object stands where a row should be. */
  private misplaced(list: ListLevel | null): void {
    if (!list) return;
    const place = this.nextPlace(list);
    if (list.of) list.of.entries++;
    this.taker.take({ line: this.position.line, place, columns: new Map(), problem: "bad-json" });
  }

  private get element(): Element {
    return this.elements.innermost;
  }

  private pathIn(level: Level & { kind: "element" | "members" }): string {
    return level.kind === "members" ? level.prefix + this.name : this.name;
  }

  private set(path: string, text: string | null): void {
    const { element } = this;
    if (text === null) element.problem ??= "line-too-long";
    else element.columns.set(path, text);
  }
}
