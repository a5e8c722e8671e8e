import type { Option, Situation } from "../situation";
import { ceiling } from "../tolerance";

const HOURS_PER_DAY = 24;
const SECONDS_PER_DAY = 86_400;

/** Machines that serve `requests` a month at the peak; one where capacity is not stated, and at least one. */
export function unitsFor(option: Option, requests: number, { usage, policy }: Situation): number {
  if (option.capacityRps === null) return 1;
  const peak = (requests / (policy.daysPerMonth * SECONDS_PER_DAY)) * usage.peakToMean;
  return Math.max(1, ceiling(peak / (option.capacityRps * policy.maxUtilisation)));
}

/** Cost of a month that does not depend on each request: hosting, people, machines; a router's legs at their share. */
export function fixedCost(option: Option, requests: number, situation: Situation): number {
  const own = option.monthlyFixed + option.maintenanceMonthly;
  const machines =
    option.unitHourly === null
      ? 0
      : unitsFor(option, requests, situation) * option.unitHourly * HOURS_PER_DAY * situation.policy.daysPerMonth;
  let routed = 0;
  if (option.route !== null)
    for (const leg of option.route) routed += fixedCost(leg.option, leg.share * requests, situation);
  return own + machines + routed;
}
