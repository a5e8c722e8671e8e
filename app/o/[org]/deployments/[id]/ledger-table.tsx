import { formatMonth } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { DataTable } from "../../../../_ui/data-table";
import { Money } from "../../../../_ui/money";
import type { Cell, Column } from "../../../../_ui/table-cells";

type Deployment = TenantAnswers["deployments"]["read"];

const COSTS = ["inference", "hosting", "retraining", "monitoring", "people"] as const;
const COLUMNS: readonly Column[] = [
  { key: "month", label: "Month", phone: "full", isSortable: false },
  { key: "requests", label: "Requests", isNumeric: true, isSortable: false },
  { key: "frozen", label: "Baseline, price of start", isNumeric: true, isSortable: false },
  { key: "baseline", label: "Baseline, dated price", isNumeric: true, isSortable: false },
  ...COSTS.map((key) => ({
    key,
    label: key.charAt(0).toUpperCase() + key.slice(1),
    isNumeric: true,
    isSortable: false,
  })),
  { key: "actual", label: "Actual cost", isNumeric: true, isSortable: false },
  { key: "saving", label: "Saving", isNumeric: true, isSortable: false },
  { key: "cumulative", label: "Cumulative", isNumeric: true, isSortable: false },
  { key: "plan", label: "Plan", isNumeric: true, isSortable: false },
];

/** The ledger as a table, and as a file: exact on hover and in the file. */
export function LedgerTable({ one, ledger }: { one: Deployment; ledger: NonNullable<Deployment["ledger"]> }) {
  const money = (amount: number | null): Cell => ({
    show: <Money amount={amount} currency={one.currency} style="whole" />,
    value: amount,
  });
  const recorded = new Map(one.months.map((month) => [month.month, month.costs]));
  return (
    <DataTable
      caption="The ledger, month by month"
      phone="scroll"
      isDense
      fileName={`ledger-${one.id}.csv`}
      columns={COLUMNS}
      rows={ledger.rows.map((row) => ({
        id: row.month,
        cells: {
          month: { show: formatMonth(row.month), value: row.month },
          requests: row.requests,
          frozen: money(row.frozenBaselineCost),
          baseline: money(row.baselineCost),
          ...Object.fromEntries(COSTS.map((key) => [key, money(Number(recorded.get(row.month)?.[key] ?? 0))])),
          actual: money(row.actualCost),
          saving: money(row.saving),
          cumulative: money(row.cumulative),
          plan: money(row.planCumulative),
        },
      }))}
    />
  );
}
