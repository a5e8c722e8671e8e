import { Decimal as DecimalJs } from "decimal.js";

/**
 * Exact decimals for money, prices and rates. 60 significant digits hold every product of a 36-digit
 * reported amount and a token count without rounding; display rounds, storage does not.
 */
export const Decimal = DecimalJs.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });
export type Decimal = DecimalJs;
export type DecimalValue = DecimalJs.Value;

export const zero: Decimal = new Decimal(0);

/** Adds up decimals exactly; the sum of nothing is 0. */
export function sumOf(amounts: Iterable<Decimal>): Decimal {
  let total = zero;
  for (const amount of amounts) total = total.plus(amount);
  return total;
}
