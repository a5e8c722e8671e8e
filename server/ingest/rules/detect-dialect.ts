/** How a delimited file is written. */
export interface Dialect {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly quote: '"' | "'";
}

export interface Header {
  readonly dialect: Dialect;
  readonly names: readonly string[];
  /** True where blanks stand around the delimiters, as in `a, b`. */
  readonly isPadded?: boolean;
  /** True where a quoted name does not end in the line. */
  readonly isUnterminated: boolean;
}

export const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Cells of one line. Quotes are doubled inside quotes, and blanks may stand before them; what follows them is kept. */
export function splitLine(line: string, { delimiter, quote }: Dialect): { cells: string[]; isUnterminated: boolean } {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  let start = true;
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (quoted && character === quote && line.charAt(index + 1) === quote) {
      cell += quote;
      index++;
    } else if (quoted && character === quote) quoted = false;
    else if (!quoted && start && character === quote) {
      quoted = true;
      cell = "";
    } else if (!quoted && character === delimiter) {
      cells.push(cell);
      cell = "";
      start = true;
      continue;
    } else cell += character;
    start = start && !quoted && character === " ";
  }
  return { cells: [...cells, cell], isUnterminated: quoted };
}

/**
 * Reads a header line with every delimiter and takes the one that `explains` most columns; with none explained, the one
 * that finds most. Where the file names its delimiter, that one alone is tried.
 */
export function detectDialect(
  line: string,
  explains: (names: readonly string[]) => number,
  delimiters: readonly Dialect["delimiter"][] = DELIMITERS,
): Header {
  const quote = /(^|[,;\t|])'[^']*'([,;\t|]|$)/.test(line) && !line.includes('"') ? "'" : '"';
  const readings = delimiters.map((delimiter) => {
    const { cells, isUnterminated } = splitLine(line, { delimiter, quote });
    const names = cells.map((name) => name.trim());
    const isPadded = line.split(delimiter).some((cell) => cell !== cell.trim());
    return { dialect: { delimiter, quote } as const, names, isPadded, isUnterminated };
  });
  const score = ({ names }: Header): number => explains(names) * 10_000 + Math.min(names.length, 9_999);
  return readings.reduce((best, next) => (score(next) > score(best) ? next : best));
}
