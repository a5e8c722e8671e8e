/** A sentence in parts that stay together: a line breaks between them, at the semicolon. Joined by blanks it is text. */
export type Clauses = readonly string[];

export const textOf = (clauses: Clauses): string => clauses.join(" ");

/** `first; second.` as clauses; what is absent falls away. */
export function clausesOf(...parts: readonly (string | null | undefined | false)[]): Clauses {
  const said = parts.filter((part): part is string => typeof part === "string" && part !== "");
  return said.map((part, index) => part + (index < said.length - 1 ? ";" : "."));
}

/** The longest a headline may be and still be read at a glance. */
export const HEADLINE_LENGTH = 90;

/** The first headline that is short enough, else the last and shortest. */
export function fitting(...candidates: readonly [Clauses, ...Clauses[]]): Clauses {
  const fits = candidates.find((clauses) => textOf(clauses).length <= HEADLINE_LENGTH);
  return fits ?? candidates[candidates.length - 1] ?? candidates[0];
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return "";
  return items.length === 1 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** `1 workload`, `12 workloads`, with the count already in words or digits. */
export const plural = (count: number, one: string, many = `${one}s`): string => (count === 1 ? one : many);
