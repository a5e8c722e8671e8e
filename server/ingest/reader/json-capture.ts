/** Writes a JSON value down as it is read, without blanks, numbers as texts: `[{"amount":"-0.10"}]`. */
export class JsonCapture {
  private readonly parts: string[] = [];
  private readonly arrays: boolean[] = [];
  private length = 0;
  private needsComma = false;

  constructor(private readonly mostText: number) {}

  /** Null where it is too long. */
  get text(): string | null {
    return this.length <= this.mostText ? this.parts.join("") : null;
  }

  wantsText(): boolean {
    return this.length <= this.mostText;
  }

  open(isArray: boolean): void {
    this.add(isArray ? "[" : "{");
    this.arrays.push(isArray);
    this.needsComma = false;
  }

  /** True where the value is whole. */
  close(): boolean {
    this.needsComma = false;
    this.add(this.arrays.pop() === true ? "]" : "}");
    return this.arrays.length === 0;
  }

  key(text: string): void {
    this.add(`"${text}":`);
    this.needsComma = false;
  }

  scalar(kind: "string" | "number" | "word", text: string | null): void {
    if (text === null) this.length = this.mostText + 1;
    else this.add(kind === "word" ? text : `"${text}"`);
  }

  private add(text: string): void {
    const written = this.needsComma ? `,${text}` : text;
    this.needsComma = true;
    this.length += written.length;
    if (this.length <= this.mostText) this.parts.push(written);
  }
}
