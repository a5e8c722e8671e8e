/** One line of CSV; quotes only where a cell needs them (RFC 4180). */
export const csvLine = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)))
    .join(",");

/** A whole file: header, lines, and a line break at its end. */
export const csvFile = (header: readonly string[], lines: readonly string[]): string =>
  `${[csvLine(header), ...lines].join("\n")}\n`;
