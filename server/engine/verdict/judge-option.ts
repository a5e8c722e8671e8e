import type { OptionVerdict, Reason, ReasonCode } from "../recommendation";
import type { Evidence, Option, Situation } from "../situation";
import { isAbove, isAtLeast, isBelow, significant } from "../tolerance";
import { wilsonInterval } from "./wilson";

/** What the evidence says of an option, whether or not it may be chosen. */
export interface OptionJudgement {
  readonly verdict: OptionVerdict;
  /** Of a passing option. */
  readonly confidence: "proven" | "indicated" | "assumed" | null;
  readonly reasons: readonly Reason[];
}

type Finding = "met" | "missed" | "inconclusive" | "unmeasured";

interface MetricJudgement {
  readonly finding: Finding;
  /** The lower bound reaches the requirement; latency that is met counts. */
  readonly proven: boolean;
  readonly reason: Reason;
}

/** Holds an option's evidence against the stated requirements. */
export function judgeOption(option: Option, situation: Situation): OptionJudgement {
  if (!situation.requirementStated) return withoutRequirement(option, situation);
  const { evidence } = option;
  if (evidence === null)
    return {
      verdict: "untested",
      confidence: null,
      reasons: [{ code: "no-evidence", option: option.id, source: "evidence" }],
    };
  const metrics = judgeMetrics(option, evidence, situation);
  const reasons = metrics.map(({ reason }) => reason);
  const { minSample } = situation.policy;
  const isSmall = evidence.sampleSize < minSample;
  if (isSmall)
    reasons.push({
      code: "small-sample",
      option: option.id,
      value: evidence.sampleSize,
      threshold: minSample,
      source: "evidence",
    });
  if (metrics.some(({ finding }) => finding === "missed")) return { verdict: "fail", confidence: null, reasons };
  if (isSmall || metrics.some(({ finding }) => finding !== "met"))
    return { verdict: "untested", confidence: null, reasons };
  return { verdict: "pass", confidence: metrics.every(({ proven }) => proven) ? "proven" : "indicated", reasons };
}

function withoutRequirement(option: Option, { current }: Situation): OptionJudgement {
  const inUse = option === current;
  return {
    verdict: inUse ? "pass" : "untested",
    confidence: inUse ? "assumed" : null,
    reasons: [{ code: "no-requirement", option: option.id, source: "profile" }],
  };
}

function judgeMetrics(option: Option, evidence: Evidence, { requirements, policy }: Situation): MetricJudgement[] {
  const judged: MetricJudgement[] = [];
  for (const metric of ["accuracy", "consistency"] as const) {
    const required = requirements[metric];
    if (required !== null) judged.push(judgeShare(option, metric, evidence[metric], required, evidence.sampleSize));
  }
  if (requirements.p95LatencyMs !== null)
    judged.push(judgeLatency(option, evidence, requirements.p95LatencyMs, policy.minSample));
  return judged;
}

function judgeShare(
  option: Option,
  metric: "accuracy" | "consistency",
  measured: number | null,
  required: number,
  sampleSize: number,
): MetricJudgement {
  const judgement = (finding: Finding, proven: boolean): MetricJudgement => ({
    finding,
    proven,
    reason: reasonFor(`${metric}-${finding}`, option, measured, required),
  });
  if (measured === null) return judgement("unmeasured", false);
  const { low, high } = wilsonInterval(measured, sampleSize);
  if (isBelow(high, required)) return judgement("missed", false);
  return isBelow(measured, required) ? judgement("inconclusive", false) : judgement("met", isAtLeast(low, required));
}

function judgeLatency(option: Option, evidence: Evidence, required: number, minSample: number): MetricJudgement {
  const measured = evidence.p95LatencyMs;
  const judgement = (finding: Finding): MetricJudgement => ({
    finding,
    proven: finding === "met",
    reason: reasonFor(`latency-${finding}`, option, measured, required),
  });
  if (measured === null) return judgement("unmeasured");
  if (!isAbove(measured, required)) return judgement("met");
  return judgement(evidence.sampleSize >= minSample ? "missed" : "inconclusive");
}

const reasonFor = (code: ReasonCode, option: Option, measured: number | null, required: number): Reason =>
  measured === null
    ? { code, option: option.id, threshold: significant(required), source: "evidence" }
    : { code, option: option.id, value: significant(measured), threshold: significant(required), source: "evidence" };
