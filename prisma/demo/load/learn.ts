import { isWithin, type Day, type DayRange } from "@/server/kernel/day";
import type { DemoOption, DemoWorkload } from "../shape";
import { definitionOf, matchersOf } from "../to-rooms";
import { workloads } from "../workloads";
import type { DemoApi } from "./act-as";

/** Ids of what has been made, by the names of the story. */
export interface KnownWorkload {
  readonly id: string;
  readonly options: Map<string, string>;
}
export type Known = Map<string, KnownWorkload>;

/** The day from which everything stood in the story that has no day of its own. */
const BEGINNING: Day = "2025-07-01";

/** Workloads and their rules, as they stood from the beginning. */
export async function makeWorkloads(api: DemoApi): Promise<Known> {
  const known: Known = new Map();
  for (const { name, ownerName, profile, rules } of workloads as readonly DemoWorkload[]) {
    const { requirements, ...about } = profile;
    const { id } = await api.workloads.create({
      name,
      ownerName,
      profile: { ...about, requirements: { ...requirements } },
    });
    known.set(name, { id, options: new Map() });
    for (const rule of rules) await api.workloads.createRule({ workloadId: id, matchers: matchersOf(rule) });
  }
  return known;
}

/** What the company learned in some days: new options, and what was measured of old and new ones. */
export async function learn(api: DemoApi, known: Known, days: DayRange): Promise<void> {
  for (const { name, options } of workloads as readonly DemoWorkload[]) {
    const workload = known.get(name);
    if (!workload) continue;
    for (const option of options) {
      if (isWithin(option.since ?? BEGINNING, days)) {
        const added = await api.workloads.addOption({
          workloadId: workload.id,
          key: option.key,
          definition: definitionOf(option),
        });
        workload.options.set(option.key, added.id);
      }
      await recordMeasurements(api, workload.options.get(option.key), option, days);
    }
  }
}

async function recordMeasurements(
  api: DemoApi,
  optionId: string | undefined,
  { evidence }: DemoOption,
  days: DayRange,
): Promise<void> {
  if (optionId === undefined) return;
  for (const set of evidence.filter(({ measuredOn }) => isWithin(measuredOn, days)))
    await api.workloads.recordEvidence({ optionId, ...set });
}

/** Requests a month where an export does not count them. */
export async function typeRequests(
  api: DemoApi,
  known: Known,
  quarter: "secondQuarter" | "thirdQuarter",
): Promise<void> {
  for (const { name, typedRequests } of workloads as readonly DemoWorkload[]) {
    const workload = known.get(name);
    if (!workload || !typedRequests) continue;
    const requestsPerMonth = { value: typedRequests[quarter], reason: typedRequests.reason };
    await api.workloads.editProfile({ id: workload.id, usageOverrides: { requestsPerMonth } });
  }
}
