import { DELIMITERS, type Dialect } from "./detect-dialect";

/** The line `sep=;` that Excel puts, and looks for, above a header. */
const HINT = /^[ \t]*"?sep=([^\r\n"]?)"?[ \t]*(?:\r\n|\r|\n|$)/i;

export interface SeparatorHint {
  /** What the hint names, whether it is a delimiter that is read or not. */
  readonly named: string;
  readonly delimiter: Dialect["delimiter"] | null;
  /** What stands after the hint's line. */
  readonly rest: string;
}

/** The hint that a text begins with, or null. */
export function separatorHint(text: string): SeparatorHint | null {
  const found = HINT.exec(text);
  if (!found) return null;
  const named = found[1] ?? "";
  return {
    named,
    delimiter: DELIMITERS.find((delimiter) => delimiter === named) ?? null,
    rest: text.slice(found[0].length),
  };
}
