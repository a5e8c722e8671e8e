/** Joins what is there into one `class`; `undefined` where nothing is. */
export const classNames = (...names: ReadonlyArray<string | false | null | undefined>): string | undefined =>
  names.filter(Boolean).join(" ") || undefined;
