import { daysBetween, type Day } from "@/server/kernel/day";
import { quarterLabel, quarterOf, type FiscalYearStart } from "@/server/kernel/quarter";
import type { RetirementLine, WorkloadLine } from "../../schema";

/** A line of the retirement exposure, with how long there is left and whether what replaces it has been shown to do. */
export interface ExposureLine extends RetirementLine {
  /** Days from today to the day it is switched off; below 0 where that day has passed. */
  readonly daysLeft: number;
  /** The quarter in which it goes: `Q1 2027`. */
  readonly quarterLabel: string;
  /** `passes`: the replacement was measured and does · `untested` · `none`: nothing is recommended in its place. */
  readonly readiness: "passes" | "untested" | "none";
}

/** What retires in the two quarters, the first to go first, then the dearest. */
export function exposureLines(
  retirements: readonly RetirementLine[],
  workloads: readonly WorkloadLine[],
  today: Day,
  start: FiscalYearStart,
): ExposureLine[] {
  return retirements
    .map((line): ExposureLine => {
      const workload = workloads.find(({ id }) => id === line.workloadId);
      return {
        ...line,
        daysLeft: daysBetween(today, line.retiresOn),
        quarterLabel: quarterLabel(quarterOf(line.retiresOn, start), start),
        readiness: readinessOf(line, workload),
      };
    })
    .sort((one, other) => one.retiresOn.localeCompare(other.retiresOn) || Number(other.runRate) - Number(one.runRate));
}

function readinessOf({ replacement }: RetirementLine, workload: WorkloadLine | undefined): ExposureLine["readiness"] {
  if (replacement === null || !workload) return "none";
  return workload.confidence === "proven" || workload.confidence === "indicated" ? "passes" : "untested";
}
