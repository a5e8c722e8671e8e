import type { DateFormat, NumberStyle, TokenUnit } from "../mapping-shape";

const filled = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== "");

const PLAIN: readonly (readonly [RegExp, DateFormat])[] = [
  [/^\d{4}-\d{2}-\d{2}([T ].*)?$/, "ISO"],
  [/^\d{9,10}(\.0*)?$/, "unix-seconds"],
  [/^\d{12,13}$/, "unix-milliseconds"],
  [/^(19|20)\d{6}$/, "YYYYMMDD"],
  [/^\d{4}\/\d{1,2}\/\d{1,2}\b/, "YYYY/MM/DD"],
  [/^\d{1,2}\.(0?[1-9]|1[0-2])\.\d{2,4}\b/, "DD.MM.YYYY"],
  [/^\d{1,2}[ -][A-Za-z]{3,9}[ -,]+\d{4}\b/, "D MMM YYYY"],
  [/^[A-Za-z]{3,9} \d{1,2},? \d{4}\b/, "MMM D, YYYY"],
];

/**
 * How the days of a column are written; null where nothing fits all of them, or where day and month could be either: that is
 * asked, not guessed.
 */
export function guessDateFormat(cells: readonly string[]): DateFormat | null {
  const days = filled(cells);
  if (days.length === 0) return null;
  const plain = PLAIN.find(([pattern]) => days.every((day) => pattern.test(day)));
  if (plain) return plain[1];
  const parts = days.map((day) => /^(\d{1,2})([/-])(\d{1,2})\2\d{2,4}\b/.exec(day));
  if (parts.some((part) => part === null)) return null;
  const isDayFirst = parts.some((part) => Number(part?.[1]) > 12);
  const isMonthFirst = parts.some((part) => Number(part?.[3]) > 12);
  if (isDayFirst === isMonthFirst) return null;
  if (parts[0]?.[2] === "/") return isDayFirst ? "DD/MM/YYYY" : "MM/DD/YYYY";
  return isDayFirst ? "DD-MM-YYYY" : "MM-DD-YYYY";
}

/** What parts thousands and decimals, from numbers that are not whole and from tokens, which are. */
export function guessNumberStyle(tokens: readonly string[], amounts: readonly string[]): NumberStyle {
  const both = filled([...tokens, ...amounts]).map((cell) => cell.replace(/[^\d.,]/g, ""));
  const hasComma = both.some((cell) => /,\d{1,2}$|,\d{4,}$|\.\d{3},/.test(cell));
  const hasPoint = both.some((cell) => /\.\d{1,2}$|\.\d{4,}$|,\d{3}\./.test(cell));
  if (hasComma !== hasPoint) return hasComma ? "1.234,56" : "1,234.56";
  // A token is whole: 1.234 of them are one thousand two hundred and thirty-four.
  const dotted = filled(tokens).filter((cell) => cell.includes("."));
  return dotted.length > 0 && dotted.every((cell) => /^\d{1,3}(\.\d{3})+$/.test(cell)) ? "1.234,56" : "1,234.56";
}

/** What one in a token column stands for, from what the columns are called. */
export function guessTokenUnit(columns: readonly string[]): TokenUnit {
  const text = columns.join(" ").toLowerCase();
  if (/\bm(illion|io)?s?\b|\bmtok|per 1m|\(m\)/.test(text)) return "millions";
  if (/\bk\b|\bktok|thousand|tausend|\b1k\b|\(k\)/.test(text)) return "thousands";
  return "tokens";
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\busd\b|\$|dollar/i, "USD"],
  [/\beur(o|os)?\b|€/i, "EUR"],
  [/\bgbp\b|£/i, "GBP"],
  [/\bchf\b/i, "CHF"],
  [/\bcny\b|\brmb\b/i, "CNY"],
];

/** The currency that a cost column's name or its amounts give away; null where they do not agree or say none. */
export function guessCurrency(column: string, cells: readonly string[]): string | null {
  const text = [column.replaceAll("_", " "), ...cells].join(" ");
  const found = SIGNS.filter(([sign]) => sign.test(text)).map(([, currency]) => currency);
  return found.length === 1 ? (found[0] ?? null) : null;
}
