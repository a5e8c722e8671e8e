import type { JsonNesting } from "../formats/json-nesting";

/** What a document says about the rows that it holds, and about those that it does not. */
export class SaidOfRows {
  /** The last that was said about there being more. */
  goesOn = false;
  /** The numbers, where fewer rows are listed than there are. */
  listsOnly: { readonly listed: number; readonly all: number } | null = null;
  private listed = NaN;

  constructor(private readonly nesting: JsonNesting) {}

  /** Takes in a member. */
  learn(path: string, text: string | null): void {
    const { goesOn, listsOnly } = this.nesting;
    if (path === goesOn) this.goesOn = text === "true";
    // What is no number is NaN, and neither more nor less.
    if (path === listsOnly?.listed) this.listed = Number(text ?? NaN);
    const all = path === listsOnly?.all ? Number(text ?? NaN) : NaN;
    if (all > this.listed) this.listsOnly = { listed: this.listed, all };
  }
}
