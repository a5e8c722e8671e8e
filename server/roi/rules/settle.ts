import type { Decimal } from "@/server/kernel/decimal";

/**
 * Drops what lies behind the fortieth place. Means over days and shares of months leave thirds and thirty-firsts that
 * no decimal holds; without this their last digit would decide whether a sum has reached 0 or a limit.
 */
export const settle = (value: Decimal): Decimal => value.toDecimalPlaces(40);
