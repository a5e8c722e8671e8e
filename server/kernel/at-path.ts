type Plain = Readonly<Record<string, unknown>>;

/** What stands at `adverse.costFactor` of a nested object; `undefined` where nothing does. */
export function atPath(held: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (inner, key) => (typeof inner === "object" && inner !== null ? (inner as Plain)[key] : undefined),
      held,
    );
}

/** The object with one place of it changed, at any depth; `undefined` empties it, and what is left empty around it. */
export function withAtPath(held: Plain, path: string, value: unknown): Plain {
  const [key = "", ...rest] = path.split(".");
  const { [key]: there, ...others } = held;
  if (rest.length === 0) return value === undefined ? others : { ...others, [key]: value };
  const inner = withAtPath((there ?? {}) as Plain, rest.join("."), value);
  return Object.keys(inner).length === 0 ? others : { ...others, [key]: inner };
}
