import type { z } from "zod";

/** One thing that is wrong with an input: where (`months[0].requests`; empty: the whole) and what would be right. */
export interface Fault {
  readonly path: string;
  readonly problem: string;
}

/** A path as people write it: `["months", 0, "requests"]` → `months[0].requests`. */
export const pathOf = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>(
    (path, key) => (typeof key === "number" ? `${path}[${key}]` : path === "" ? String(key) : `${path}.${String(key)}`),
    "",
  );

function valueAt(input: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (held, key) =>
      typeof held === "object" && held !== null ? (held as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
}

/** Every fault of an input against a shape, in the order of the shape: unknown keys one by one, `null` counts as missing. */
export function shapeFaults(shape: z.ZodType, input: unknown): Fault[] {
  const read = shape.safeParse(input);
  if (read.success) return [];
  return read.error.issues.flatMap((issue): Fault[] => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), problem: "is not a key of this input" }));
    const isMissing = (valueAt(input, issue.path) ?? null) === null && issue.path.length > 0;
    return [{ path: pathOf(issue.path), problem: isMissing ? "is missing" : issue.message }];
  });
}
