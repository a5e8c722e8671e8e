import { recommend, type EngineInput, type Level, type Policy, type Recommendation } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import type { BookInForce } from "@/server/pricing";
import { askWorkload } from "./ask-workload";
import type { SharedUse } from "./options/shared-use";
import type { Prefix } from "./prefix-shares";
import { quarterFigures, type QuarterFigure } from "./quarter-figures";
import { reconcileCost } from "./reconcile-cost";
import type { InUse } from "./rules/option-in-use";
import type { Period } from "./rules/period-of";
import type { WorkloadUsage } from "./rules/profile-workload";
import type { CostReconciliation } from "./rules/reconcile-modelled-cost";
import type { Withheld } from "./rules/withheld";
import type { StoredOption, StoredPolicy, StoredWorkload } from "./store";
import type { Peak, UsageSum } from "./usage-store";
import type { ValuedSum } from "./value-now";

/** One workload in a quarter: what it used and cost, where it stands, and the engine's answer or why there is none. */
export interface RecommendedWorkload {
  readonly id: string;
  readonly name: string;
  readonly ownerName: string;
  readonly isArchived: boolean;
  /** Of the quarter on screen; the quarters before it are in `quarters`. */
  readonly spend: string;
  readonly tokens: number;
  readonly requests: number | null;
  /** Oldest first, the quarter on screen last. */
  readonly quarters: readonly QuarterFigure[];
  readonly usage: WorkloadUsage;
  readonly inUse: InUse;
  /** The option that stands for what is in use; null where nothing is, or it is not known. */
  readonly present: { readonly option: string; readonly level: Level; readonly label: string } | null;
  /** What options are called, by key. */
  readonly labels: Readonly<Record<string, string>>;
  readonly input: EngineInput | null;
  readonly recommendation: Recommendation | null;
  readonly withheld: Withheld | null;
  /** Keys of options that have no price and were left out of the question. */
  readonly leftOut: readonly string[];
  readonly evidenceFrom: Readonly<Record<string, readonly string[]>>;
  /** The engine's cost of a month against the valued one; null where either is not known. */
  readonly reconciliation: CostReconciliation | null;
}

export interface AnswerTerms {
  readonly quarterKeys: readonly string[];
  readonly period: Period | null;
  readonly policy: StoredPolicy;
  /** All thresholds of that policy. */
  readonly inForce: Policy;
  readonly book: BookInForce;
  /** Options are priced at this day. */
  readonly priceDay: Day;
  readonly today: Day;
  /** What other workloads use of machines that are shared. */
  readonly machineUse: SharedUse;
  readonly value: (sum: UsageSum) => ValuedSum;
}
export interface WorkloadSums {
  /** Slots are quarters. */
  readonly ofQuarters: readonly UsageSum[];
  readonly ofPeriod: readonly UsageSum[];
  readonly peak: Peak | null;
  /** What block hashes of traces show to repeat. */
  readonly prefix: Prefix | null;
}

/** Puts together what is known of a workload, asks the engine, and says what it was asked. */
export function answerWorkload(workload: StoredWorkload, sums: WorkloadSums, terms: AnswerTerms): RecommendedWorkload {
  const { options, usage, inUse, chosen, question } = askWorkload(workload, sums, terms);
  const quarters = quarterFigures(sums.ofQuarters, terms.quarterKeys, terms.value);
  const last = quarters.at(-1);
  return {
    ...{ id: workload.id, name: workload.name, ownerName: workload.ownerName, isArchived: workload.isArchived },
    ...{
      spend: last?.spend ?? "0",
      tokens: last?.tokens ?? 0,
      requests: last?.requests ?? null,
      quarters,
      usage,
      inUse,
    },
    present: presentOf(options, inUse),
    labels: Object.fromEntries(options.map(({ key, definition }) => [key, definition.label])),
    ...question,
    recommendation: question.input ? recommend(question.input) : null,
    evidenceFrom: Object.fromEntries([...chosen].map(([key, evidence]) => [key, evidence?.from ?? []])),
    reconciliation: question.input
      ? reconcileCost(question.input, { options, usage, inUse, terms }, sums.ofPeriod)
      : null,
  };
}

function presentOf(options: readonly StoredOption[], { current, router }: InUse): RecommendedWorkload["present"] {
  if (current === null) return null;
  const option = options.find(({ key }) => key === current);
  if (option) return { option: current, level: option.definition.level, label: option.definition.label };
  const labels = router?.route.map(
    (leg) => options.find(({ key }) => key === leg.option)?.definition.label ?? leg.option,
  );
  return { option: current, level: router?.level ?? 1, label: labels?.join(" + ") ?? current };
}
