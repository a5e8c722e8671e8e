import { Decimal, type DecimalValue } from "@/server/kernel/decimal";
import type { LedgerOf } from "../schema";

/** Why the cumulative differs from its plan; below 0: behind. The parts add up to the whole exactly. */
export interface PlanGap<Amount> {
  /** What falling prices of the baseline took. */
  readonly market: Amount;
  /** More (below 0) or less invested than planned. */
  readonly investment: Amount;
  /** Traffic and running costs. */
  readonly running: Amount;
  readonly total: Amount;
}

/** The distance from the plan at the end of the ledger, in its parts; `null` without a plan or a month. */
export function planGap(ledger: LedgerOf<Decimal>, upfront: DecimalValue | null): PlanGap<Decimal> | null {
  const planned = ledger.rows.at(-1)?.planCumulative ?? null;
  if (planned === null || upfront === null) return null;
  const total = ledger.cumulative.minus(planned);
  const market = ledger.marketTookBack.neg();
  const investment = new Decimal(upfront).minus(ledger.investment);
  return { market, investment, running: total.minus(market).minus(investment), total };
}
