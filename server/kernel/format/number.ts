import { Decimal, type DecimalValue } from "../decimal";

/** U+2212, as wide as a plus: a hyphen is not a minus. */
export const MINUS = "\u2212";
/** U+202F, between a number and its unit: they never part at the end of a line. */
export const THIN = "\u202f";
export const EN_DASH = "\u2013";

export interface NumberStyle {
  /** Digits after the point, always shown; 0 where absent. */
  readonly digits?: number;
  /** A plus before what is above 0, for changes. */
  readonly signed?: boolean;
}

/** The sign of a value as it will be read: nothing where it rounds to 0. */
export function signOf(value: Decimal, digits: number, signed = false): string {
  const rounded = value.toDecimalPlaces(digits);
  if (rounded.isZero()) return "";
  return rounded.isNegative() ? MINUS : signed ? "+" : "";
}

/** The digits of a value without its sign, thousands apart by commas: `12,345.60`. Halves round away from 0. */
export function digitsOf(value: Decimal, digits: number): string {
  const [whole = "0", fraction] = value.abs().toFixed(digits, Decimal.ROUND_HALF_UP).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** `12,345`, `−0.25`, `+3`. */
export function formatNumber(value: DecimalValue, { digits = 0, signed = false }: NumberStyle = {}): string {
  const exact = new Decimal(value);
  return signOf(exact, digits, signed) + digitsOf(exact, digits);
}

/** A whole count, `8,638,000`. */
export const formatCount = (count: DecimalValue): string => formatNumber(count);

const SCALES = [
  { from: 999_950_000_000, unit: 1_000_000_000_000, letter: "T" },
  { from: 999_950_000, unit: 1_000_000_000, letter: "B" },
  { from: 999_950, unit: 1_000_000, letter: "M" },
  { from: 9_950, unit: 1_000, letter: "k" },
] as const;

/** The scale a large number is read in; `null` for what is short enough as it is. */
export function scaleOf(value: Decimal): { unit: number; letter: string } | null {
  return SCALES.find(({ from }) => value.abs().gte(from)) ?? null;
}

/** A count for a sentence: `8.6M`, `24k`, `9,400`. */
export function formatCountShort(count: DecimalValue): string {
  const exact = new Decimal(count);
  const scale = scaleOf(exact);
  if (!scale) return formatNumber(exact);
  const scaled = exact.div(scale.unit).toDecimalPlaces(1, Decimal.ROUND_HALF_UP);
  return formatNumber(scaled, { digits: scaled.isInteger() ? 0 : 1 }) + scale.letter;
}

/** `23.6 B tokens`, `950 tokens`, `1 token`. */
export function formatTokens(tokens: DecimalValue): string {
  const exact = new Decimal(tokens);
  const scale = scaleOf(exact);
  if (!scale) return `${formatNumber(exact)} ${exact.eq(1) ? "token" : "tokens"}`;
  return `${formatNumber(exact.div(scale.unit), { digits: 1 })}${THIN}${scale.letter} tokens`;
}

const WORDS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
] as const;

/** Counts up to twelve in words, `0` as "no" (no decisions), larger ones in digits. */
export const numberWord = (count: number): string => WORDS[count] ?? formatNumber(count);

/** The same at the beginning of a sentence: `Six`. */
export const numberWordFirst = (count: number): string => capitalized(numberWord(count));

/** The first letter large: for the beginning of a sentence. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
