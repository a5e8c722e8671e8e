import { addDays, addMonths, firstDayOf, monthOf, monthsOf, type Day, type Month } from "@/server/kernel/day";
import type { LedgerInput, LedgerMonth, QualityMeasurement, StoredBaseline } from "../schema";

/** Why there is no ledger yet: it has not begun, or no price says what its traffic would have cost from the first day. */
export type NoLedger = "not-started" | "no-baseline";

export interface RecordedDeployment {
  readonly startedOn: Day | null;
  readonly endedOn: Day | null;
  readonly retiresOn: Day | null;
  readonly plan: LedgerInput["plan"];
  readonly baseline: StoredBaseline;
  readonly investment: LedgerInput["investment"];
  readonly quality: readonly QualityMeasurement[];
  readonly months: readonly LedgerMonth[];
}

export interface LedgerQuestion {
  readonly input: LedgerInput | null;
  readonly withheld: NoLedger | null;
  /** Months that nobody has recorded, up to the day asked for; the ledger ends before the first of them. */
  readonly missing: readonly Month[];
}

/**
 * The ledger's question as of a day: up to that day, the deployment's last one, or the end of the last month that is recorded
 * without a gap, whichever comes first. An ended deployment is computed as of its last day. Source: spec "Promised against realised".
 */
export function ledgerQuestion(deployment: RecordedDeployment, day: Day): LedgerQuestion {
  const { startedOn, endedOn, baseline } = deployment;
  const last = endedOn !== null && endedOn < day ? endedOn : day;
  if (startedOn === null || startedOn > last) return { input: null, withheld: "not-started", missing: [] };
  const wanted = monthsOf({ from: startedOn, to: addDays(last, 1) });
  const recorded = new Map(deployment.months.map((month) => [month.month, month]));
  const missing = wanted.filter((month) => !recorded.has(month));
  if (!hasPriceOn(baseline, startedOn)) return { input: null, withheld: "no-baseline", missing };
  const end = missing[0] ?? null;
  const counted = end === null ? wanted : wanted.filter((month) => month < end);
  const lastOfCounted = counted.at(-1);
  const monthEnd = lastOfCounted === undefined ? startedOn : addDays(firstDayOf(addMonths(lastOfCounted, 1)), -1);
  const asOf = monthEnd < last ? monthEnd : last;
  const { isEstimated: _isEstimated, priceOf: _priceOf, ...profile } = baseline;
  return {
    input: {
      ...{ startedOn, asOf, retiresOn: deployment.retiresOn, plan: deployment.plan, investment: deployment.investment },
      baseline: profile,
      months: counted.flatMap((month) => recorded.get(month) ?? []),
      quality: deployment.quality.filter(({ date }) => date <= last),
    },
    withheld: null,
    missing,
  };
}

const hasPriceOn = ({ prices }: StoredBaseline, day: Day): boolean => prices.some(({ from }) => from <= day);

/** The months in which something may be recorded: from the first to the last one that has begun. */
export const recordableMonths = (startedOn: Day, endedOn: Day | null, today: Day): readonly [Month, Month] => [
  monthOf(startedOn),
  monthOf(endedOn !== null && endedOn < today ? endedOn : today),
];
