import type { JsonNesting } from "../formats/json-nesting";

/** What a document says about the rows that it holds, and about those that it does not. */
export class SaidOfRows {
  /** The numbers, where fewer rows are listed than there are. */
  listsOnly: { readonly listed: number; readonly all: number } | null = null;
  private listed = NaN;
  private readonly more = new Map<string, boolean>();

  constructor(private readonly nesting: JsonNesting) {}

  /** A value begins: of several pages the last one says whether there are more. */
  beginValue(): void {
    this.more.clear();
  }

  get goesOn(): boolean {
    return [...this.more.values()].includes(true);
  }

  /** Takes in a member. */
  learn(path: string, text: string | null): void {
    const { goesOn, listsOnly } = this.nesting;
    const more = goesOn?.[path];
    if (more) this.more.set(path, more.test(text ?? ""));
    // What is no number is NaN, and neither more nor less.
    if (path === listsOnly?.listed) this.listed = Number(text ?? NaN);
    const all = path === listsOnly?.all ? Number(text ?? NaN) : NaN;
    if (all > this.listed) this.listsOnly = { listed: this.listed, all };
  }
}
