const ADDRESS = /[^\s"'`<>()=,;:]+@[^\s"'`<>()=,;:]+/g;
/** What a statement, a shape or a parser quotes of what it was given. */
const QUOTED = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\u201c[^\u201d]*\u201d/g;
/** PostgreSQL's details: `Key (email)=(somebody)`, `Failing row contains (…)`. */
const VALUES = /=\([^)]*\)|contains \([^)]*\)/g;
const LONG = /[A-Za-z0-9_-]{24,}(?:\.[A-Za-z0-9_-]+)*/g;
const MOST_FRAMES = 12;

/**
 * A bug as a log may hold it: its kind, code and message without anything that it was given (addresses, quoted values, tokens),
 * and where it happened. What caused it follows.
 */
export function describeBug(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const { name, message, stack = "", cause } = error;
  const code = "code" in error && typeof error.code === "string" ? ` ${withoutValues(error.code)}` : "";
  const frames = stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES);
  const own = [`${name}${code}: ${withoutValues(message)}`, ...frames].join("\n");
  return cause === undefined || depth > 3 ? own : `${own}\ncaused by ${describeBug(cause, depth + 1)}`;
}

const withoutValues = (text: string): string =>
  text
    .slice(0, 4000)
    .replaceAll(VALUES, "(…)")
    .replaceAll(QUOTED, '"…"')
    .replaceAll(ADDRESS, "…@…")
    .replaceAll(LONG, "…");
