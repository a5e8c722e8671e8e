import type { EngineEvidence, EngineRequirements } from "@/server/engine";
import { formatCount, formatMeasuredShare } from "@/server/kernel/format";
import { listed } from "./clauses";

export const milliseconds = (value: number): string => `${formatCount(value)} ms`;

type Given<Value> = Value | null | undefined;
const isGiven = (value: Given<number>): value is number => value !== null && value !== undefined;

/** The stated requirements: `95 % accuracy, 98 % consistency and 900 ms (p95)`; `null` where none is stated. */
export function requirementWords(requirements: Given<EngineRequirements>): string | null {
  const { accuracy, consistency, p95LatencyMs } = requirements ?? {};
  const stated = [
    ...(isGiven(accuracy) ? [`${formatMeasuredShare(accuracy)} accuracy`] : []),
    ...(isGiven(consistency) ? [`${formatMeasuredShare(consistency)} consistency`] : []),
    ...(isGiven(p95LatencyMs) ? [`${milliseconds(p95LatencyMs)} (p95)`] : []),
  ];
  return stated.length === 0 ? null : listed(stated);
}

/** A measurement beside its requirement, the first that is stated and measured: `95.1 % accuracy against 92 % required`. */
export function measuredWords(evidence: Given<EngineEvidence>, requirements: Given<EngineRequirements>): string | null {
  for (const metric of ["accuracy", "consistency"] as const) {
    const [measured, required] = [evidence?.[metric], requirements?.[metric]];
    if (isGiven(measured) && isGiven(required))
      return `${formatMeasuredShare(measured)} ${metric} against ${formatMeasuredShare(required)} required`;
  }
  const [latency, allowed] = [evidence?.p95LatencyMs, requirements?.p95LatencyMs];
  return isGiven(latency) && isGiven(allowed)
    ? `${milliseconds(latency)} (p95) of ${milliseconds(allowed)} allowed`
    : null;
}
