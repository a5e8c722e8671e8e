import { Decimal, type DecimalValue } from "../decimal";
import { digitsOf, signOf, THIN, type NumberStyle } from "./number";

/** A share of 1 as a percentage: `12 %`, `99.4 %`, `+21 %`. */
export function formatShare(
  share: DecimalValue,
  digits = 0,
  { signed = false }: Pick<NumberStyle, "signed"> = {},
): string {
  const percent = new Decimal(share).times(100);
  return `${signOf(percent, digits, signed)}${digitsOf(percent, digits)}${THIN}%`;
}

/** A measured share with the digits it has, at most one: `91 %`, `94.1 %`. */
export function formatMeasuredShare(share: DecimalValue): string {
  const percent = new Decimal(share).times(100).toDecimalPlaces(1, Decimal.ROUND_HALF_UP);
  return formatShare(share, percent.isInteger() ? 0 : 1);
}

/** A difference of two shares in percentage points: `−2.6 points`. */
export function formatPoints(difference: DecimalValue, digits = 1): string {
  const points = new Decimal(difference).times(100);
  return `${signOf(points, digits, true)}${digitsOf(points, digits)} points`;
}
