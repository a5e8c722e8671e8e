import { Decimal } from "@/server/kernel/decimal";
import type { Amount, AmountRange, DecisionBasis, WorkloadLine } from "../schema";

export type PresentRecommendation = Omit<DecisionBasis, "versions">;

export interface DecisionComparison {
  /** Level, option or action are no longer what was decided on: the decision is asked for again. */
  readonly isOpenAgain: boolean;
  readonly changed: readonly ("level" | "option" | "action")[];
  /** Only money moved: the decision stays, and both figures are shown. */
  readonly hasMoneyMoved: boolean;
}

/** What a workload recommends now, as a decision would hold it. */
export const presentOf = (line: WorkloadLine): PresentRecommendation => ({
  level: line.recommendedLevel,
  option: line.recommendedOption,
  action: line.action,
  saving: line.saving,
  upfront: line.upfront,
});

const isSameAmount = (left: Amount | null, right: Amount | null): boolean =>
  left === null || right === null ? left === right : new Decimal(left).eq(right);
const isSameRange = (left: AmountRange | null, right: AmountRange | null): boolean =>
  isSameAmount(left?.low ?? null, right?.low ?? null) && isSameAmount(left?.high ?? null, right?.high ?? null);

/** Holds what a decision was taken on against what is recommended now. Versions alone change nothing. */
export function compareDecision(taken: PresentRecommendation, present: PresentRecommendation): DecisionComparison {
  const changed = (["level", "option", "action"] as const).filter((key) => taken[key] !== present[key]);
  return {
    isOpenAgain: changed.length > 0,
    changed,
    hasMoneyMoved: !isSameRange(taken.saving, present.saving) || !isSameAmount(taken.upfront, present.upfront),
  };
}
