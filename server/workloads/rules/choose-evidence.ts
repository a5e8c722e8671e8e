import type { EngineEvidence, EngineRequirements } from "@/server/engine";
import type { Day } from "@/server/kernel/day";

/** One measurement of one version of an option. */
export interface EvidenceSet {
  readonly id: string;
  readonly version: number;
  readonly measuredOn: Day;
  /** An instant as ISO 8601 text: decides between sets of one day. */
  readonly recordedAt: string;
  readonly sampleSize: number;
  readonly accuracy: number | null;
  readonly consistency: number | null;
  readonly p95LatencyMs: number | null;
}

export interface ChosenEvidence {
  readonly evidence: EngineEvidence;
  /** The sets it was taken from: one, or several where none covers every requirement. */
  readonly from: readonly string[];
}

const METRICS = ["accuracy", "consistency", "p95LatencyMs"] as const;

/**
 * The evidence that the engine gets: the newest set of the current version that covers every stated requirement; else the
 * newest of each metric, with the smallest sample and the oldest date of them. Never pooled. Source: spec "Evidence".
 */
export function chooseEvidence(
  sets: readonly EvidenceSet[],
  currentVersion: number,
  requirements: EngineRequirements,
): ChosenEvidence | null {
  const newest = sets.filter((set) => set.version === currentVersion).sort(byAge);
  const stated = METRICS.filter((metric) => typeof requirements[metric] === "number");
  const covering = newest.find((set) => stated.every((metric) => set[metric] !== null));
  if (covering) return { evidence: asEvidence(covering), from: [covering.id] };
  const ofMetrics = METRICS.flatMap((metric) => {
    const set = newest.find((one) => one[metric] !== null);
    return set ? [{ metric, set }] : [];
  });
  if (ofMetrics.length === 0) return null;
  const used = [...new Set(ofMetrics.map(({ set }) => set))];
  const values = Object.fromEntries(ofMetrics.map(({ metric, set }) => [metric, set[metric]]));
  const sampleSize = Math.min(...used.map((set) => set.sampleSize));
  const date = used.map((set) => set.measuredOn).sort()[0] ?? null;
  return { evidence: { ...values, sampleSize, date }, from: used.map((set) => set.id) };
}

/** Newest first. */
const byAge = (left: EvidenceSet, right: EvidenceSet): number => {
  const [a, b] = [left, right].map((set) => `${set.measuredOn} ${set.recordedAt} ${set.id}`);
  return (a ?? "") < (b ?? "") ? 1 : -1;
};

function asEvidence(set: EvidenceSet): EngineEvidence {
  const measured = METRICS.flatMap((metric) => (set[metric] === null ? [] : [[metric, set[metric]] as const]));
  return { ...Object.fromEntries(measured), sampleSize: set.sampleSize, date: set.measuredOn };
}
