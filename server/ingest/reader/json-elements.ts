import type { JsonNesting } from "../formats/json-nesting";
import type { Element, JsonRow, JsonRowTaker } from "./json-levels";
import { JsonFault, type TextPlace } from "./json-listener";

/** Bytes of rows that may wait for a member which stands after them. */
const MOST_HELD = 64 * 1_048_576;

/** The objects that are open, from the outside in. An object that ends without a list is a row, with what it stands in. */
export class JsonElements {
  private readonly open: Element[] = [];
  private heldBytes = 0;
  private readonly awaited: ReadonlySet<string>;

  constructor(
    private readonly nesting: JsonNesting,
    private readonly taker: JsonRowTaker,
    private readonly mostRowBytes: number,
  ) {
    this.awaited = new Set(Object.values(nesting.waitsFor ?? {}).flat());
  }

  /** A member of the innermost object begins. */
  see(name: string): void {
    if (this.awaited.has(name)) this.innermost.seen.push(name);
  }

  get innermost(): Element {
    const element = this.open.at(-1);
    if (!element) throw new Error("a member belongs to an object");
    return element;
  }

  /** Columns of the objects that are open, and of rows that wait. */
  get openColumns(): string[] {
    return this.open.flatMap(({ columns, held }) => [
      ...columns.keys(),
      ...(held ?? []).flatMap((row) => [...row.columns.keys()]),
    ]);
  }

  forget(): void {
    this.open.length = 0;
    this.heldBytes = 0;
  }

  begin(place: string, at: TextPlace, offset: number): Element {
    // One for every row: written out, because spreading costs more than all else here.
    const element: Element = {
      at,
      place,
      from: offset,
      columns: new Map<string, string>(),
      seen: [],
      list: null,
      entries: 0,
      problem: undefined,
      held: null,
    };
    this.open.push(element);
    return element;
  }

  /** A list of rows begins in an object; they wait for members that have not been seen. */
  beginList(element: Element, name: string): void {
    element.list = name;
    const waits = this.nesting.waitsFor?.[name] ?? [];
    if (waits.some((member) => !element.seen.includes(member))) element.held ??= [];
  }

  /** The innermost object ends. @throws JsonFault where too many rows wait. */
  end(offset: number): void {
    const element = this.open.pop();
    if (!element) return;
    if (element.list !== null) {
      this.handHeld(element);
      if (element.entries > 0 || !this.nesting.emptyIsRow?.includes(element.list)) return;
    }
    if (offset - element.from > this.mostRowBytes) element.problem ??= "line-too-long";
    const { place, columns, problem, at } = element;
    this.hand({ line: at.line, place, columns: this.merged(columns), ...(problem ? { problem } : {}) });
  }

  /** A row's columns with those of what it stands in; its own go before. */
  private merged(own: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    if (this.open.length === 0) return own;
    const all = new Map<string, string>();
    for (const { columns } of this.open) for (const [name, text] of columns) all.set(name, text);
    for (const [name, text] of own) all.set(name, text);
    return all;
  }

  private hand(row: JsonRow): void {
    const waiting = this.open.findLast(({ held }) => held !== null);
    if (!waiting) return this.taker.take(row);
    waiting.held?.push(row);
    for (const [name, text] of row.columns) this.heldBytes += name.length + text.length + 64;
    if (this.heldBytes > MOST_HELD)
      throw new JsonFault("bad-json", "more rows than can be held stand before what they belong to", waiting.at);
  }

  private handHeld(element: Element): void {
    const rows = element.held ?? [];
    element.held = null;
    if (rows.length === 0) return;
    this.heldBytes = 0;
    for (const row of rows) this.hand({ ...row, columns: new Map([...element.columns, ...row.columns]) });
  }
}
