import { addDays, type Day } from "@/server/kernel/day";
import { Decimal, sumOf } from "@/server/kernel/decimal";
import type { Amount, AmountRange, ReviewQuarter, WorkloadLine } from "../schema";

/** How long after its quarter a decision may take. */
export const DAYS_TO_DECIDE = 14;

export interface AgendaTotals {
  readonly count: number;
  /** Savings on the table, a year. */
  readonly saving: AmountRange;
  readonly upfront: Amount;
}

export type AskedWorkload = Pick<WorkloadLine, "id" | "name" | "action" | "saving" | "upfront">;

/** Everything but `keep` asks for a decision; what has no recommendation asks for data instead. */
export const asksForDecision = ({ action }: Pick<WorkloadLine, "action">): boolean =>
  action !== null && action !== "keep";

/** Fourteen days after the quarter's last day, never after the day the option is switched off. */
export function decideBy(quarter: Pick<ReviewQuarter, "to">, retiresOn: Day | null): Day {
  const due = addDays(addDays(quarter.to, -1), DAYS_TO_DECIDE);
  return retiresOn !== null && retiresOn < due ? retiresOn : due;
}

const compareAmounts = (left: Amount | undefined, right: Amount | undefined): number => {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  return new Decimal(right).comparedTo(left);
};

/** The workloads that ask for a decision: by expected yearly saving, largest first, then the adverse one, then the name. */
export function agenda<Workload extends AskedWorkload>(workloads: readonly Workload[]): Workload[] {
  return workloads
    .filter(asksForDecision)
    .sort(
      (left, right) =>
        compareAmounts(left.saving?.high, right.saving?.high) ||
        compareAmounts(left.saving?.low, right.saving?.low) ||
        (left.name < right.name ? -1 : left.name > right.name ? 1 : 0) ||
        (left.id < right.id ? -1 : 1),
    );
}

/** The sums over the decisions given: over the open ones, `saving` is what is on the table. */
export function agendaTotals(items: readonly Pick<AskedWorkload, "saving" | "upfront">[]): AgendaTotals {
  const sum = (amounts: readonly (Amount | undefined | null)[]) =>
    sumOf(amounts.map((amount) => new Decimal(amount ?? 0))).toFixed();
  return {
    count: items.length,
    saving: { low: sum(items.map(({ saving }) => saving?.low)), high: sum(items.map(({ saving }) => saving?.high)) },
    upfront: sum(items.map(({ upfront }) => upfront)),
  };
}
