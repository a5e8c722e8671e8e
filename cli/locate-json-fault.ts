/** Where a text stops being JSON: line and column from 1, and what was wrong there in a few words. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly problem: string;
}

type Expectation = "value" | "value-or-close" | "key" | "key-or-close" | "colon" | "comma-or-close" | "end";

const blank = /[ \t\n\r]*/y;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;

const wanted: Readonly<Record<Expectation, string>> = {
  value: "a value is missing or not valid here",
  "value-or-close": "a value or ] is missing here",
  key: 'a key in double quotes is missing here (a comma may not stand before "}")',
  "key-or-close": "a key in double quotes or } is missing here",
  colon: "a colon is missing here",
  "comma-or-close": "a comma or a closing bracket is missing here",
  end: "there is more after the end",
};

/**
 * Finds the first place where `text` stops being JSON, or null where it is JSON. The runtime's own messages name no
 * place in half of the cases, and differ by version.
 */
export function locateJsonFault(text: string): JsonFault | null {
  const open: ("{" | "[")[] = [];
  let expect: Expectation = "value";
  let at = 0;
  const eat = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const close = (): void => {
    open.pop();
    at += 1;
    expect = open.length > 0 ? "comma-or-close" : "end";
  };
  for (;;) {
    eat(blank);
    if (at >= text.length) return expect === "end" ? null : fault(text, at, "the text ends too early");
    const character = text[at];
    const inside = open.at(-1);
    if (expect === "value" || expect === "value-or-close") {
      if (character === "{" || character === "[") {
        open.push(character);
        at += 1;
        expect = character === "{" ? "key-or-close" : "value-or-close";
      } else if (character === "]" && expect === "value-or-close") close();
      else if (eat(string) || eat(scalar)) expect = inside ? "comma-or-close" : "end";
      else return fault(text, at, character === '"' ? "this text is not closed or holds a bad escape" : wanted[expect]);
    } else if (expect === "key" || expect === "key-or-close") {
      if (character === "}" && expect === "key-or-close") close();
      else if (eat(string)) expect = "colon";
      else return fault(text, at, wanted[expect]);
    } else if (expect === "colon" && character === ":") {
      at += 1;
      expect = "value";
    } else if (expect === "comma-or-close" && character === ",") {
      at += 1;
      expect = inside === "{" ? "key" : "value";
    } else if (expect === "comma-or-close" && character === (inside === "{" ? "}" : "]")) close();
    else return fault(text, at, wanted[expect]);
  }
}

function fault(text: string, at: number, problem: string): JsonFault {
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n"), problem };
}
