import { Decimal } from "@/server/kernel/decimal";
import type { DriftVerdict, QualityComparison, QualityMeasurement } from "../schema";
import type { LedgerPolicy } from "./ledger-policy";
import { compareProportions, type ProportionTest } from "./two-proportions";

/** Each later measurement against the first of its metric, in the order they were given. */
export function drift(measurements: readonly QualityMeasurement[], policy: LedgerPolicy): QualityComparison[] {
  const accepted = new Map<string, QualityMeasurement>();
  return measurements.flatMap((measured) => {
    const acceptance = accepted.get(measured.metric);
    if (acceptance) return [compare(acceptance, measured, policy)];
    accepted.set(measured.metric, measured);
    return [];
  });
}

function compare(first: QualityMeasurement, later: QualityMeasurement, policy: LedgerPolicy): QualityComparison {
  const test = compareProportions(first, later);
  const isThin = Math.min(first.sampleSize, later.sampleSize) < policy.minSample;
  return {
    metric: later.metric,
    date: later.date,
    // Exact: two shares typed in decimals differ by a decimal.
    difference: new Decimal(later.value).minus(first.value).toNumber(),
    interval: test?.interval ?? null,
    z: test?.z ?? null,
    p: test?.p ?? null,
    verdict: isThin || !test ? "insufficient-evidence" : verdictOf(test, policy),
  };
}

/** Only downwards is drift; anything else was looked for and not found. */
const verdictOf = ({ difference, p }: ProportionTest, policy: LedgerPolicy): DriftVerdict =>
  difference < 0 && p < policy.significance ? "drifted" : "no-drift-shown";
