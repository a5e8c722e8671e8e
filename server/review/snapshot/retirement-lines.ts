import { daysInMonth, type Day, type Month } from "@/server/kernel/day";
import type { Decimal } from "@/server/kernel/decimal";
import { zero } from "@/server/kernel/decimal";
import type { BookInForce } from "@/server/pricing";
import type { RetirementLine, WorkloadLine } from "../schema";
import { amountOf } from "./deployment-lines";
import { entryOn, type ValuedStretch } from "./value-usage";

const DAYS_PER_YEAR = 365;

/** A month's cost a day × 365. */
export const yearlyOf = (cost: Decimal, month: Month): Decimal => cost.times(DAYS_PER_YEAR).div(daysInMonth(month));

/**
 * Run-rate on models that are switched off in a window of days, by workload and model, the first to go first. A fine-tune
 * lives no longer than its base.
 */
export function retirementLines(
  lastMonth: { readonly month: Month; readonly stretches: readonly ValuedStretch[] },
  book: BookInForce,
  window: { readonly asOf: Day; readonly from: Day; readonly last: Day },
  workloads: readonly WorkloadLine[],
): RetirementLine[] {
  const byId = new Map(workloads.map((line) => [line.id, line]));
  const sums = new Map<string, { of: ValuedStretch; retiresOn: Day; cost: Decimal }>();
  for (const stretch of lastMonth.stretches) {
    if (stretch.cost === null || stretch.cost.lte(0)) continue;
    const retiresOn = retirementOf(book, stretch, window.asOf);
    if (retiresOn === null || retiresOn < window.from || retiresOn > window.last) continue;
    const key = JSON.stringify([retiresOn, stretch.model, stretch.workloadId]);
    const held = sums.get(key);
    sums.set(key, { of: stretch, retiresOn, cost: (held?.cost ?? zero).plus(stretch.cost) });
  }
  return [...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { of: stretch, retiresOn, cost }]) => {
      const line = stretch.workloadId === null ? undefined : byId.get(stretch.workloadId);
      return {
        ...{ model: stretch.model, retiresOn, workloadId: stretch.workloadId },
        workloadName: line?.name ?? "unassigned",
        runRate: amountOf(yearlyOf(cost, lastMonth.month)),
        replacement: line && isLeaving(line) ? line.recommendedLabel : null,
      };
    });
}

const isLeaving = ({ action, option, recommendedOption }: WorkloadLine): boolean =>
  action !== null && action !== "unmet" && recommendedOption !== option;

function retirementOf(book: BookInForce, stretch: ValuedStretch, day: Day): Day | null {
  const base = /^ft:([^:]+)/i.exec(stretch.model)?.[1];
  const days = [
    entryOn(book, stretch, day)?.retiresOn,
    base === undefined ? undefined : entryOn(book, { ...stretch, model: base }, day)?.retiresOn,
  ].filter((one): one is Day => one !== undefined);
  return days.sort()[0] ?? null;
}
