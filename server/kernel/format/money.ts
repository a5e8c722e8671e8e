import { Decimal, type DecimalValue } from "../decimal";
import { digitsOf, EN_DASH, MINUS, signOf } from "./number";

export interface MoneyStyle {
  /**
   * `exact`: to the cent, `$39,862.18` · `whole`: to the unit, for tables, `$40,413` · `headline`: four significant
   * digits and no cents from 100 on, `$182,400` · `thousands`: for labels, `$40.4k`, `$1.2M`, `$940`. Absent: `headline`.
   */
  readonly style?: "exact" | "whole" | "headline" | "thousands";
  /** A plus before what is above 0, for changes. */
  readonly signed?: boolean;
}

interface CurrencyStyle {
  /** What stands before the digits, `$`, `€`, `CHF ` with a space that does not break. */
  readonly symbol: string;
  readonly minorDigits: number;
}

/** Asking the platform takes a thousand times longer than remembering: a page formats hundreds of amounts. */
const styles = new Map<string, CurrencyStyle>();

function styleOf(currency: string): CurrencyStyle {
  const known = styles.get(currency);
  if (known) return known;
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  const parts = format.formatToParts(1);
  const before = parts.slice(
    0,
    parts.findIndex(({ type }) => type === "integer"),
  );
  const style = {
    symbol: before.map(({ value }) => value).join(""),
    minorDigits: format.resolvedOptions().maximumFractionDigits ?? 2,
  };
  styles.set(currency, style);
  return style;
}

const symbolOf = (currency: string): string => styleOf(currency).symbol;
/** What stands for the currency beside a field: `$`, `€`, `CHF`. */
export const currencySign = (currency: string): string => symbolOf(currency).trim();
const minorDigitsOf = (currency: string): number => styleOf(currency).minorDigits;

/** An amount as it will be read: the rounded value, how many digits after the point, and the letter of its scale. */
interface Read {
  readonly value: Decimal;
  readonly digits: number;
  readonly letter: string;
}

function readHeadline(amount: Decimal, currency: string): Read {
  const value = amount.abs().lt(10_000) ? amount : amount.toSignificantDigits(4, Decimal.ROUND_HALF_UP);
  const cents = amount.abs().lt(100) && !amount.isInteger();
  return { value, digits: cents ? minorDigitsOf(currency) : 0, letter: "" };
}

function readThousands(amount: Decimal): Read {
  if (amount.abs().gte(999_950)) return { value: amount.div(1_000_000), digits: 1, letter: "M" };
  if (amount.abs().gte(999.5)) return { value: amount.div(1000), digits: 1, letter: "k" };
  return { value: amount, digits: 0, letter: "" };
}

function read(amount: Decimal, currency: string, style: NonNullable<MoneyStyle["style"]>): Read {
  if (style === "headline") return readHeadline(amount, currency);
  if (style === "thousands") return readThousands(amount);
  return { value: amount, digits: style === "exact" ? minorDigitsOf(currency) : 0, letter: "" };
}

/** One amount of money: `$182,400`, `−$3.1k`, `+€20`. The amount is exact; only what is read is rounded. */
export function formatMoney(
  amount: DecimalValue,
  currency: string,
  { style = "headline", signed = false }: MoneyStyle = {},
): string {
  const { value, digits, letter } = read(new Decimal(amount), currency, style);
  return signOf(value, digits, signed) + symbolOf(currency) + digitsOf(value, digits) + letter;
}

/** The unit in which both ends of a range are read: that of the larger. */
function rangeUnit(largest: Decimal): { unit: number; letter: string } {
  if (largest.gte(999_500)) return { unit: 1_000_000, letter: "M" };
  if (largest.gte(999.5)) return { unit: 1000, letter: "k" };
  return { unit: 1, letter: "" };
}

/** As few digits (0 to 1, in the smallest unit 0) as keep the two ends apart and the smaller from reading as 0. */
function rangeDigits(low: Decimal, high: Decimal, letter: string): number {
  if (letter === "") return 0;
  const [first, last] = [low.toDecimalPlaces(0), high.toDecimalPlaces(0)];
  const isLost = (exact: Decimal, rounded: Decimal) => rounded.isZero() && !exact.isZero();
  return letter === "M" || first.eq(last) || isLost(low, first) || isLost(high, last) ? 1 : 0;
}

/**
 * Two amounts as one short range, the smaller first: `$28–90k`, `$400–900`, `$1.2–3.4M`, `−$5k to −$3k`.
 * One number only where the two cannot be told apart at a tenth of the unit.
 */
export function formatMoneyRange(low: DecimalValue, high: DecimalValue, currency: string): string {
  const [first, last] = [Decimal.min(low, high), Decimal.max(low, high)];
  const { unit, letter } = rangeUnit(Decimal.max(first.abs(), last.abs()));
  const [from, to] = [first.div(unit), last.div(unit)];
  const digits = from.eq(to) && from.isInteger() ? 0 : rangeDigits(from, to, letter);
  const one = (value: Decimal) => {
    const scale = value.toDecimalPlaces(digits).isZero() ? "" : letter;
    return signOf(value, digits) + symbolOf(currency) + digitsOf(value, scale ? digits : 0) + scale;
  };
  if (from.toDecimalPlaces(digits).eq(to.toDecimalPlaces(digits))) return one(to);
  if (one(from).startsWith(MINUS) || one(to).startsWith(MINUS)) return `${one(from)} to ${one(to)}`;
  return `${symbolOf(currency)}${digitsOf(from, digits)}${EN_DASH}${digitsOf(to, digits)}${letter}`;
}

/** The same range for a sentence: `$71,000 to $152,000`. */
export function formatMoneyRangeLong(low: DecimalValue, high: DecimalValue, currency: string): string {
  const from = formatMoney(Decimal.min(low, high), currency);
  const to = formatMoney(Decimal.max(low, high), currency);
  return from === to ? from : `${from} to ${to}`;
}
