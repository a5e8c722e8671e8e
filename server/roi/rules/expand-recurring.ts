import type { Month } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import type { CostLine } from "../schema";

/** An amount of every month from `fromMonth` to `toMonth`, both included; without a last one it goes on. */
export interface RecurringLine {
  readonly kind: CostLine;
  readonly amount: string;
  readonly fromMonth: Month;
  readonly toMonth: Month | null;
}

/**
 * What recurring lines come to by `month kind`: several of one kind add up, and a month has the whole amount however many of its
 * days count, because that is how rents and salaries are billed.
 */
export function expandRecurring(lines: readonly RecurringLine[], months: readonly Month[]): Map<string, string> {
  const sums = new Map<string, Decimal>();
  for (const { kind, amount, fromMonth, toMonth } of lines)
    for (const month of months)
      if (fromMonth <= month && (toMonth === null || month <= toMonth)) {
        const key = `${month} ${kind}`;
        sums.set(key, (sums.get(key) ?? new Decimal(0)).plus(amount));
      }
  return new Map([...sums].map(([key, sum]) => [key, sum.toFixed()]));
}
