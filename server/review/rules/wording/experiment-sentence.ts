import type { Measure, NextExperiment } from "@/server/engine";
import { formatCount, formatNumber, formatShare } from "@/server/kernel/format";
import { listed, plural } from "./clauses";

const MEASURES: Readonly<Record<Measure, string>> = {
  accuracy: "accuracy",
  consistency: "consistency",
  p95LatencyMs: "p95 latency",
  "state-a-requirement": "whatever you will require",
  cost: "cost",
};

const trafficWords = (share: number): string =>
  share >= 1 ? "all traffic" : `${formatShare(share, Number.isInteger(share * 100) ? 0 : 1)} of traffic`;

/** "Test GPT-4.1 mini on 1,000 requests: 1 % of traffic for 4 days, measuring accuracy and cost." */
export function experimentSentence(
  experiment: NextExperiment | null,
  labelOf: (option: string) => string,
): string | null {
  if (experiment === null) return null;
  const options = experiment.options.map(labelOf);
  const measures = listed(experiment.measures.map((measure) => MEASURES[measure]));
  const sample = `${formatCount(experiment.sampleSize)} ${plural(experiment.sampleSize, "request")}`;
  const time = `${formatNumber(experiment.days)} ${plural(experiment.days, "day")}`;
  const how = `on ${sample}: ${trafficWords(experiment.trafficShare)} for ${time}, measuring ${measures}`;
  return options.length === 0 ? `Once there is an option to test, test it ${how}.` : `Test ${listed(options)} ${how}.`;
}
