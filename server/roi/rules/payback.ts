import { daysBetween } from "@/server/kernel/day";
import { Decimal, sumOf, zero } from "@/server/kernel/decimal";
import type { LedgerInput } from "../schema";
import type { LedgerPolicy } from "./ledger-policy";
import type { ExactRow } from "./month-rows";
import { settle } from "./settle";

/**
 * Elapsed months at which the cumulative first reaches 0 from below, linear inside the month; 0 without an investment;
 * `null` if not yet. A later loss does not undo it.
 */
export function paybackMonths(rows: readonly ExactRow[], investment: Decimal): Decimal | null {
  if (investment.lte(0)) return zero;
  let before = investment.neg();
  for (const row of rows) {
    if (before.isNegative() && row.cumulative.gte(0))
      return settle(row.elapsed.minus(row.length).plus(row.length.times(before.neg()).div(row.saving)));
    before = row.cumulative;
  }
  return null;
}

/** Mean saving of the last whole months that the policy looks back on; `null` where there are fewer. */
export function recentSaving(rows: readonly ExactRow[], policy: LedgerPolicy): Decimal | null {
  const recent = rows.filter((row) => row.isWhole).slice(-policy.wholeMonths);
  return recent.length < policy.wholeMonths ? null : settle(sumOf(recent.map((row) => row.saving)).div(recent.length));
}

/**
 * When what is not yet paid back will be, at the recent saving; `null` where that saves nothing, takes longer than
 * the limit, or ends after the retirement.
 */
export function projectedPaybackMonths(
  input: LedgerInput,
  rows: readonly ExactRow[],
  recent: Decimal | null,
  policy: LedgerPolicy,
): Decimal | null {
  const last = rows.at(-1);
  if (!last || recent === null || recent.lte(0)) return null;
  const projected = settle(last.elapsed.plus(last.cumulative.neg().div(recent)));
  if (projected.gt(policy.projectionLimitMonths)) return null;
  const isTooLate =
    input.retiresOn && projected.times(policy.daysPerMonth).gt(daysBetween(input.startedOn, input.retiresOn));
  return isTooLate ? null : projected;
}

/** Months in which the plan pays back; `null` without a plan, or with one that saves nothing. */
export function planPaybackMonths(plan: LedgerInput["plan"]): Decimal | null {
  if (!plan || new Decimal(plan.monthlySaving).lte(0)) return null;
  return settle(new Decimal(plan.upfront).div(plan.monthlySaving));
}
