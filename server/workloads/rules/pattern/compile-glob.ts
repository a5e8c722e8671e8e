/**
 * Compiles a glob to a test of a whole text: `*` stands for any run of characters, `?` for one, `\` makes the next
 * one plain. Time is at most pattern × text.
 */
export function compileGlob(
  pattern: string,
  options: { readonly ignoresCase?: boolean } = {},
): (text: string) => boolean {
  const fold = (text: string): string => (options.ignoresCase === true ? text.toLowerCase() : text);
  const parts = partsOf(fold(pattern));
  if (parts.every((part) => part.kind === "plain")) {
    const exact = parts.map((part) => part.character).join("");
    return (text) => fold(text) === exact;
  }
  return (text) => matches(parts, [...fold(text)]);
}

interface GlobPart {
  readonly kind: "plain" | "one" | "any";
  readonly character: string;
}

function partsOf(pattern: string): GlobPart[] {
  const parts: GlobPart[] = [];
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? "";
    const escaped = character === "\\" ? characters[at + 1] : undefined;
    if (escaped !== undefined) {
      parts.push({ kind: "plain", character: escaped });
      at += 1;
    } else parts.push({ kind: character === "*" ? "any" : character === "?" ? "one" : "plain", character });
  }
  return parts;
}

/** Only the last `*` can have taken too little, so that one place to return to is enough. */
function matches(parts: readonly GlobPart[], text: readonly string[]): boolean {
  let part = 0;
  let at = 0;
  let star = -1;
  let taken = 0;
  while (at < text.length) {
    const here = parts[part];
    if (here?.kind === "any") {
      star = part;
      taken = at;
      part += 1;
    } else if (here && (here.kind === "one" || here.character === text[at])) {
      part += 1;
      at += 1;
    } else if (star >= 0) {
      taken += 1;
      at = taken;
      part = star + 1;
    } else return false;
  }
  return parts.slice(part).every((rest) => rest.kind === "any");
}

/** A glob that means exactly this text. */
export const literalGlob = (text: string): string => text.replace(/[*?\\]/g, "\\$&");
