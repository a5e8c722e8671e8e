import type { Day } from "@/server/kernel/day";

/** Hashed id and outcome of each example. */
export type StoredOutcomes = readonly (readonly [string, 0 | 1])[];

/** One set as far as it matters for a merge. */
export interface MergedSet {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly measuredOn: Day;
  readonly sampleSize: number;
  readonly accuracy: number | null;
  readonly consistency: number | null;
  readonly p95LatencyMs: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costPerRequest: number | null;
  readonly outcomes: StoredOutcomes | null;
}

export type MergeFault =
  | { readonly code: "other-version" | "other-kind" | "other-measures" }
  /** Examples that two sets judged differently. */
  | { readonly code: "disagree"; readonly value: number };

const MEASURES = ["accuracy", "consistency", "p95LatencyMs"] as const;
type Mean = "accuracy" | "consistency" | "inputTokens" | "outputTokens" | "costPerRequest";

export interface Merged extends Omit<MergedSet, "id" | "outcomes"> {
  readonly outcomes: StoredOutcomes | null;
  /** Examples that stood in several of them. */
  readonly shared: number;
}

/**
 * Sets of one test as one: shares and means weighted by their samples; where the examples are known, each counts once. Its day
 * is the last one. Latency is the largest of the p95s, which the p95 of all cannot exceed. What contradicts is a fault.
 */
export function mergeSets(sets: readonly MergedSet[]): Merged | MergeFault {
  const [first, ...others] = sets;
  if (!first) return { code: "other-measures" };
  if (others.some(({ version }) => version !== first.version)) return { code: "other-version" };
  if (others.some(({ kind }) => kind !== first.kind)) return { code: "other-kind" };
  const states = (set: MergedSet): string => MEASURES.map((name) => set[name] !== null).join();
  if (others.some((set) => states(set) !== states(first))) return { code: "other-measures" };
  const union = unionOf(sets);
  if (typeof union === "number") return { code: "disagree", value: union };
  const total = sets.reduce((sum, { sampleSize }) => sum + sampleSize, 0);
  const mean = (name: Mean): number | null =>
    sets.some((set) => set[name] === null)
      ? null
      : rounded(sets.reduce((sum, set) => sum + (set[name] ?? 0) * set.sampleSize, 0) / total);
  const measured = (["accuracy", "consistency"] as const).filter((name) => first[name] !== null);
  const counted = union && measured.length === 1 ? union : null;
  const share = counted ? rounded(counted.filter(([, isRight]) => isRight === 1).length / counted.length) : null;
  return {
    ...{ version: first.version, kind: first.kind, outcomes: counted },
    measuredOn: sets.reduce((last, { measuredOn }) => (measuredOn > last ? measuredOn : last), first.measuredOn),
    sampleSize: counted?.length ?? total,
    shared: counted ? total - counted.length : 0,
    accuracy: first.accuracy === null ? null : (share ?? mean("accuracy")),
    consistency: first.consistency === null ? null : (share ?? mean("consistency")),
    p95LatencyMs: first.p95LatencyMs === null ? null : Math.max(...sets.map((set) => set.p95LatencyMs ?? 0)),
    ...{ inputTokens: mean("inputTokens"), outputTokens: mean("outputTokens"), costPerRequest: mean("costPerRequest") },
  };
}

/** All examples once; how many of them two sets judged differently; null where a set does not know its examples. */
function unionOf(sets: readonly MergedSet[]): StoredOutcomes | number | null {
  const union = new Map<string, 0 | 1>();
  let differing = 0;
  for (const { outcomes } of sets) {
    if (!outcomes) return null;
    for (const [id, isRight] of outcomes) {
      const before = union.get(id);
      if (before !== undefined && before !== isRight) differing += 1;
      union.set(id, before ?? isRight);
    }
  }
  return differing > 0 ? differing : [...union];
}

const rounded = (value: number): number => Number(value.toPrecision(12));
