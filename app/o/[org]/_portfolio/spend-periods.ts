import { quarterLabel, type Quarter, type FiscalYearStart } from "@/server/kernel/quarter";
import type { WorkloadLine } from "@/server/review/schema";
import type { SpendOfPeriod } from "./spend-words";

/**
 * Spend of five quarters by the level on which each workload stands now; what stands on none counts as unassigned.
 * `restOf` is what no rule assigns, by quarter.
 */
export function spendPeriods(
  quarters: readonly Quarter[],
  workloads: readonly WorkloadLine[],
  restOf: (key: string) => number,
  fiscalYearStart: FiscalYearStart,
): SpendOfPeriod[] {
  return quarters.map((quarter) => {
    const byLevel: Record<number, number> = {};
    let unassigned = restOf(quarter.key);
    for (const { level, spendByQuarter } of workloads) {
      const spend = Number(spendByQuarter.find(({ key }) => key === quarter.key)?.spend ?? 0);
      if (level === null) unassigned += spend;
      else byLevel[level] = (byLevel[level] ?? 0) + spend;
    }
    return { label: quarterLabel(quarter, fiscalYearStart), byLevel, unassigned };
  });
}
