import type { ModelMatch } from "../schema";

/** Compiles a feed's matcher; ids are compared in lower case. @throws SyntaxError for a regular expression that is none. */
export function matchModel(match: ModelMatch): (id: string) => boolean {
  if ("equals" in match) return equals(match.equals.toLowerCase());
  if ("startsWith" in match) return startsWith(match.startsWith.toLowerCase());
  if ("endsWith" in match) return endsWith(match.endsWith.toLowerCase());
  if ("contains" in match) return contains(match.contains.toLowerCase());
  if ("regex" in match) return matches(new RegExp(match.regex, "i"));
  if ("or" in match) {
    const any = match.or.map(matchModel);
    return (id) => any.some((test) => test(id));
  }
  const all = match.and.map(matchModel);
  return (id) => all.every((test) => test(id));
}

const equals = (text: string) => (id: string) => id === text;
const startsWith = (text: string) => (id: string) => id.startsWith(text);
const endsWith = (text: string) => (id: string) => id.endsWith(text);
const contains = (text: string) => (id: string) => id.includes(text);
const matches = (pattern: RegExp) => (id: string) => pattern.test(id);
