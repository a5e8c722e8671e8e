import type { EngineEvidence, EngineOption, EngineRequirements } from "@/server/engine";

export type Standing = "met" | "missed" | "unmeasured";

const METRICS = ["accuracy", "consistency", "p95LatencyMs"] as const;
type Metric = (typeof METRICS)[number];

/** The requirements that are stated. */
export const statedIn = (requirements: EngineRequirements | null | undefined): readonly Metric[] =>
  METRICS.filter((metric) => (requirements?.[metric] ?? null) !== null);

const meets = (metric: Metric, value: number, target: number): boolean =>
  metric === "p95LatencyMs" ? value <= target : value >= target;

/** What an option's measurements say, at face value; whether that proves anything is the engine's to judge. */
export function standingOf({ evidence }: EngineOption, requirements: EngineRequirements | null | undefined): Standing {
  const stated = statedIn(requirements);
  if (stated.length === 0 || (evidence?.sampleSize ?? 0) === 0) return "unmeasured";
  const values = stated.map((metric) => ({
    metric,
    value: evidence?.[metric] ?? null,
    target: requirements?.[metric] ?? 0,
  }));
  if (values.some(({ value }) => value === null)) return "unmeasured";
  return values.every(({ metric, value, target }) => meets(metric, value ?? 0, target)) ? "met" : "missed";
}

/** A number that plainly meets or misses a target, to begin with; a person then types the measured one. */
function begunWith(metric: Metric, target: number, isMet: boolean): number {
  if (metric === "p95LatencyMs") return isMet ? target * 0.75 : target * 1.5;
  const value = isMet ? target + (1 - target) * 0.5 : Math.max(0, target - 0.1);
  return Number(value.toPrecision(3));
}

/** Evidence that says what a person picked; numbers that already say so are kept. */
export function evidenceFor(
  option: EngineOption,
  requirements: EngineRequirements | null | undefined,
  standing: Standing,
): Partial<EngineEvidence> {
  if (standing === "unmeasured") return { sampleSize: 0 };
  const sampleSize = (option.evidence?.sampleSize ?? 0) || 1_000;
  if (standingOf({ ...option, evidence: { ...option.evidence, sampleSize } }, requirements) === standing)
    return { sampleSize };
  const values = statedIn(requirements).map(
    (metric) => [metric, begunWith(metric, requirements?.[metric] ?? 0, standing === "met")] as const,
  );
  return { ...Object.fromEntries(values), sampleSize };
}
