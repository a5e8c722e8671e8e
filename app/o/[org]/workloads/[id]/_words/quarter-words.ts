import { parseQuarter, quarterLabel, type FiscalYearStart } from "@/server/kernel/quarter";

/** `2026-Q3` as it is read, `Q3 2026`; `start` is the first month of the fiscal year. */
export function labelOfQuarter(key: string, start: FiscalYearStart): string {
  const quarter = parseQuarter(key, start);
  return quarter ? quarterLabel(quarter, start) : key;
}
