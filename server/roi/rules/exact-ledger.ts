import { Decimal, sumOf } from "@/server/kernel/decimal";
import type { LedgerInput, LedgerOf } from "../schema";
import { drift } from "./drift";
import { idleHosting } from "./idle-hosting";
import { LEDGER_POLICY, type LedgerPolicy } from "./ledger-policy";
import { monthRows } from "./month-rows";
import { paybackMonths, planPaybackMonths, projectedPaybackMonths, recentSaving } from "./payback";
import { statusOf, verdictOf } from "./standing";

/**
 * What a deployment really returned, in exact decimals: saving = what the same traffic would have cost on the
 * baseline, less what it did cost. The input has no faults (see `ledgerFaults`). Source: IPMVP, avoided energy use.
 */
export function exactLedger(input: LedgerInput, policy: LedgerPolicy = LEDGER_POLICY): LedgerOf<Decimal> {
  const investment = sumOf((input.investment ?? []).map(({ amount }) => new Decimal(amount)));
  const rows = monthRows(input, investment);
  const cumulative = rows.at(-1)?.cumulative ?? investment.neg();
  const recent = recentSaving(rows, policy);
  const paid = paybackMonths(rows, investment);
  const projected = paid === null ? projectedPaybackMonths(input, rows, recent, policy) : null;
  const planned = planPaybackMonths(input.plan);
  return {
    rows: rows.map(({ isWhole: _isWhole, elapsed: _elapsed, ...row }) => row),
    investment,
    cumulative,
    roi: investment.gt(0) ? cumulative.div(investment) : null,
    paybackMonths: paid,
    belowAgain: paid !== null && cumulative.lt(0),
    planPaybackMonths: planned,
    projectedPaybackMonths: projected,
    status: statusOf({ paid, projected, planned }, recent, policy),
    verdict: verdictOf(input, recent, policy),
    marketTookBack: sumOf(rows.map((row) => row.frozenBaselineCost.minus(row.baselineCost))),
    idle: idleHosting(input.months, policy),
    quality: drift(input.quality ?? [], policy),
  };
}
