import { daysInMonth, daysOf } from "@/server/kernel/day";
import { Decimal, sumOf, zero } from "@/server/kernel/decimal";
import { COST_LINES, type LedgerInput, type LedgerMonth, type LedgerRow } from "../schema";
import { priceByDay } from "./baseline-price";
import { isWhole, monthSpan } from "./month-span";
import { settle } from "./settle";

/** A row of the ledger with what later rules need of it. */
export interface ExactRow extends LedgerRow<Decimal> {
  readonly isWhole: boolean;
  /** Lengths of all months up to this one's end. */
  readonly elapsed: Decimal;
}

/** Everything the customization cost in a month, idle hosting included; credits are below 0. */
export const actualCostOf = (month: LedgerMonth): Decimal =>
  sumOf(COST_LINES.map((line) => new Decimal(month.costs?.[line] ?? 0)));

/** The months one by one: what the traffic would have cost, what it did cost, and where that leaves the investment. */
export function monthRows(input: LedgerInput, investment: Decimal): ExactRow[] {
  const priceOn = priceByDay(input.baseline);
  const frozenPrice = priceOn(input.startedOn);
  let cumulative = investment.neg();
  let elapsed = zero;
  return input.months.map((month): ExactRow => {
    const days = daysOf(monthSpan(month.month, input.startedOn, input.asOf));
    const length = new Decimal(days.length).div(daysInMonth(month.month));
    const requests = new Decimal(month.requests);
    const baselineCost = requests.times(sumOf(days.map(priceOn))).div(days.length);
    const actualCost = actualCostOf(month);
    const saving = baselineCost.minus(actualCost);
    cumulative = cumulative.plus(saving);
    elapsed = elapsed.plus(length);
    return {
      month: month.month,
      length,
      requests,
      baselineCost,
      frozenBaselineCost: requests.times(frozenPrice),
      actualCost,
      saving,
      cumulative: settle(cumulative),
      planCumulative: input.plan ? elapsed.times(input.plan.monthlySaving).minus(input.plan.upfront) : null,
      isWhole: isWhole(days.length, month.month),
      elapsed: settle(elapsed),
    };
  });
}
