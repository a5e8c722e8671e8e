import { addDays } from "@/server/kernel/day";
import { formatCount, formatDay, formatRange } from "@/server/kernel/format";

export interface ShownPeriod {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly basis: "quarter" | "last-days";
}

/** The last day of a half-open period. */
export const asOfDayWords = ({ to }: Pick<ShownPeriod, "to">): string => formatDay(addDays(to, -1));

/** `Measured over 1 July – 30 September 2026, 92 days`; of a running quarter over the last days with usage. */
export function periodWords(period: ShownPeriod | null): string {
  if (period === null) return "Nothing was measured";
  const { from, to, days, basis } = period;
  const last = basis === "last-days" ? ", the last days with usage" : "";
  return `Measured over ${formatRange(from, to)}, ${formatCount(days)} days${last}`;
}
