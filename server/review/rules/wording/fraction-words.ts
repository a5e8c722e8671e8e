import { Decimal, type DecimalValue } from "@/server/kernel/decimal";
import { formatShare } from "@/server/kernel/format";

const FRACTIONS = [
  [1, 10, "a tenth"],
  [1, 5, "a fifth"],
  [1, 4, "a quarter"],
  [3, 10, "three tenths"],
  [1, 3, "a third"],
  [2, 5, "two fifths"],
  [1, 2, "half"],
  [3, 5, "three fifths"],
  [2, 3, "two thirds"],
  [7, 10, "seven tenths"],
  [3, 4, "three quarters"],
  [4, 5, "four fifths"],
  [9, 10, "nine tenths"],
  [1, 1, "all"],
] as const;
const WITHIN = 0.02;

/** A share in words where one is within two points (`nine tenths` for 0.903), else as a percentage. */
export function fractionWords(share: DecimalValue): string {
  const exact = new Decimal(share);
  const distances = FRACTIONS.map(([over, under, words]) => ({
    words,
    distance: exact.minus(new Decimal(over).div(under)).abs(),
  }));
  const nearest = distances.reduce((best, next) => (next.distance.lt(best.distance) ? next : best));
  return nearest.distance.lte(WITHIN) ? nearest.words : formatShare(exact);
}
