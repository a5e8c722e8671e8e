type Plain = Readonly<Record<string, unknown>>;

/** `adverse.costFactor` of an object of thresholds, at any depth. */
export function thresholdAt(thresholds: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (held, key) => (typeof held === "object" && held !== null ? (held as Plain)[key] : undefined),
      thresholds,
    );
}

/** The thresholds with one of them changed; `undefined` leaves it to its default. */
export function withThreshold(thresholds: Plain, path: string, value: unknown): Plain {
  const [key = "", ...rest] = path.split(".");
  const { [key]: held, ...others } = thresholds;
  if (rest.length === 0) return value === undefined ? others : { ...others, [key]: value };
  const inner = withThreshold((held ?? {}) as Plain, rest.join("."), value);
  return Object.keys(inner).length === 0 ? others : { ...others, [key]: inner };
}
