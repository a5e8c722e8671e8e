/**
 * Forecasts are doubles. Two totals that differ by less than one part in 10⁹ are equal, so that the same workload is
 * judged alike whatever order its costs were added in. Compare totals with each other, never their difference with 0.
 */
const RELATIVE = 1e-9;

/** What never ends is compared as it is: no slack makes the finite infinite. */
function slack(left: number, right: number): number {
  const room = RELATIVE * Math.max(Math.abs(left), Math.abs(right));
  return room === Infinity ? 0 : room;
}

export const isBelow = (left: number, right: number): boolean => left < right - slack(left, right);
export const isAbove = (left: number, right: number): boolean => left > right + slack(left, right);
export const isAtMost = (left: number, right: number): boolean => left <= right + slack(left, right);
export const isAtLeast = (left: number, right: number): boolean => left >= right - slack(left, right);
export const isEqual = (left: number, right: number): boolean => Math.abs(left - right) <= slack(left, right);

/** Doubles that agree in 12 digits differ by rounding alone: their difference is 0, not noise. */
export function difference(left: number, right: number): number {
  const gap = left - right;
  return Math.abs(gap) <= 1e-12 * Math.max(Math.abs(left), Math.abs(right)) ? 0 : gap;
}

const orNearest = (value: number, otherwise: (value: number) => number): number => {
  const nearest = Math.round(value);
  return nearest !== 0 && isEqual(value, nearest) ? nearest : otherwise(value);
};

/** The next whole number upwards; 3.0000000001 is 3. */
export const ceiling = (value: number): number => orNearest(value, Math.ceil);
/** The next whole number downwards; 2.9999999999 is 3. */
export const floor = (value: number): number => orNearest(value, Math.floor);

/** 10⁰ … 10²²: the powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const power = (exponent: number): number => POWERS[exponent] ?? NaN;

/** Rounds to 12 significant digits, so that a server and a browser print the same bytes. Never −0. */
export function significant(value: number): number {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e12) return value + 0;
  if (!(size >= 1e-10 && size < 1e12)) return Number(value.toPrecision(12)) + 0;
  // Decimals behind the point; a whole number below 2⁵³ over an exact power of ten is the nearest double.
  let decimals = 11;
  if (size >= 1) while (size >= power(12 - decimals)) decimals -= 1;
  else while (size * power(decimals - 11) < 1) decimals += 1;
  return Math.round(value * power(decimals)) / power(decimals);
}

/** `significant`, for what may be absent. */
export const significantOrNull = (value: number | null): number | null => (value === null ? null : significant(value));
