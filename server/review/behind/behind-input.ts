import { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import { addMonths, firstDayOf, isDay, type DayRange } from "@/server/kernel/day";
import { parseQuarter, QUARTER_KEY, type FiscalYearStart } from "@/server/kernel/quarter";

const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`);
const label = z.string().max(300).optional();

/** Which amount: some usage, or some cost, of a quarter or a month. */
export const behindInput = z.object({
  /** `2026-Q3` or `2026-07`. */
  period: z
    .string()
    .refine((text) => isMonth(text) || QUARTER_KEY.test(text), "a quarter is written 2026-Q3, a month 2026-07"),
  /**
   * `usage`: valued usage · `reported`: cost whose source counts no tokens · `spend`: both, as the total of a quarter is ·
   * `bill`: what cost files bill.
   */
  of: z.enum(["usage", "reported", "spend", "bill"]).default("usage"),
  prices: z.enum(["then", "now"]).default("then"),
  /** A line a month, or a line a day. Cost is by month. */
  by: z.enum(["month", "day"]).default("month"),
  /** Of one workload; null: what no workload has claimed. */
  workloadId: z.string().max(100).nullable().optional(),
  importId: z.string().max(100).optional(),
  provider: label,
  model: label,
});
export type BehindInput = z.output<typeof behindInput>;

/** The days of a period, by the organization's fiscal year; whole months. */
export function rangeOfPeriod(period: string, fiscalYearStart: FiscalYearStart): DayRange {
  if (isMonth(period)) return { from: firstDayOf(period), to: firstDayOf(addMonths(period, 1)) };
  const quarter = parseQuarter(period, fiscalYearStart);
  if (quarter) return quarter;
  throw new Refusal("bad-input", "no-quarter", `"${period}" is no quarter of this organization's fiscal years.`, {
    field: "period",
  });
}
