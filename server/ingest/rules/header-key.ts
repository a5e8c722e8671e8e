/** A column's name without what exports vary in: case, blanks around and inside, composed letters. */
export const plainName = (name: string): string => name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();

/** What makes two headers the same header: the same names, in any order. Equal keys and no others read alike. */
export const headerKey = (names: readonly string[]): string =>
  names
    .map(plainName)
    .filter((name) => name !== "")
    .sort()
    .join("\u001f");
