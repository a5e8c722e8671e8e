import { formatDay, monthName } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import type { LedgerPoint } from "../../../../_charts/ledger-curve";

/** The curve: the start with the investment, then the end of every month; against dated and frozen baseline, and planned. */
export function ledgerPoints({ ledger, plan, startedOn }: TenantAnswers["deployments"]["read"]): LedgerPoint[] {
  if (!ledger || !startedOn) return [];
  let frozen = -ledger.investment;
  const start = {
    label: formatDay(startedOn),
    actual: -ledger.investment,
    frozen,
    plan: plan ? -Number(plan.upfront) : null,
  };
  const months = ledger.rows.map((row) => {
    frozen += row.frozenBaselineCost - row.actualCost;
    return { label: monthName(row.month).slice(0, 3), actual: row.cumulative, frozen, plan: row.planCumulative };
  });
  return [start, ...months];
}
