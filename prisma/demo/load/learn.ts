import { isWithin, type Day, type DayRange } from "@/server/kernel/day";
import { judgeResults, readResults } from "@/server/evaluation";
import { Refusal } from "@/server/kernel/refusal";
import { resultFile } from "../generate/result-file";
import type { DemoEvidence, DemoOption, DemoWorkload } from "../shape";
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
  for (const { file, ...set } of evidence.filter(({ measuredOn }) => isWithin(measuredOn, days)))
    if (file) await uploadResults(api, optionId, set, file);
    else await api.workloads.recordEvidence({ optionId, ...set });
}

/** As the page does it: the file is read and judged, and ids, outcomes and figures are recorded. */
async function uploadResults(
  api: DemoApi,
  optionId: string,
  { kind, measuredOn, note, sampleSize, p95LatencyMs }: Omit<DemoEvidence, "file">,
  { name, examples, right }: NonNullable<DemoEvidence["file"]>,
): Promise<void> {
  const text = resultFile({ name, examples, sampleSize, right, p95LatencyMs: p95LatencyMs ?? 1000 });
  const file = readResults(text);
  const measured = judgeResults(file.rows, { match: "exact", threshold: null, variant: "" });
  if (!measured) throw new Refusal("unavailable", "no-results", `The demo's file ${name} holds no result.`);
  await api.evidence.recordResults({
    ...{ optionId, kind, measuredOn, note, measure: "accuracy" },
    results: measured.rows.map((row) => [row.id, row.isRight ? 1 : 0, row.latencyMs, null, null, null]),
    origin: {
      fileName: name,
      format: file.format,
      match: "exact",
      threshold: null,
      variant: "",
      errors: 0,
      repeated: 0,
    },
  });
}

/** Tests that run while the quarter is looked at. */
export async function startTests(api: DemoApi, known: Known): Promise<void> {
  for (const { name, ownerName, experiment } of workloads as readonly DemoWorkload[]) {
    const workload = known.get(name);
    if (!workload || !experiment) continue;
    const { option, ...plan } = experiment;
    await api.experiments.plan({
      ...{ ...plan, workloadId: workload.id, optionKeys: [option], ownerName, measures: ["accuracy", "cost"] },
    });
  }
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
