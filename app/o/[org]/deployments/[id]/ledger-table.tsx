import Link from "next/link";
import { formatCount, formatMonth } from "@/server/kernel/format";
import { COST_LINES, type CostLine } from "@/server/roi/schema";
import type { TenantAnswers } from "../../../../_api/answers";
import { DataTable } from "../../../../_ui/data-table";
import { Money } from "../../../../_ui/money";
import type { Cell, Column, Row } from "../../../../_ui/table-cells";
import { sourceWords } from "./_words/source-words";

type Deployment = TenantAnswers["deployments"]["read"];
type Ledger = NonNullable<Deployment["ledger"]>;

const NAMED: readonly Column[] = [
  { key: "month", label: "Month", phone: "full" },
  { key: "requests", label: "Requests", isNumeric: true },
  { key: "frozen", label: "Baseline, price of start", isNumeric: true },
  { key: "baseline", label: "Baseline, dated price", isNumeric: true },
  ...COST_LINES.map((key) => ({ key, label: key.charAt(0).toUpperCase() + key.slice(1), isNumeric: true })),
  { key: "actual", label: "Actual cost", isNumeric: true },
  { key: "saving", label: "Saving", isNumeric: true },
  { key: "cumulative", label: "Cumulative", isNumeric: true },
  { key: "plan", label: "Plan", isNumeric: true },
];
const COLUMNS: readonly Column[] = NAMED.map((column) => ({ isSortable: false, ...column }));

interface LedgerTableProps {
  readonly one: Deployment;
  readonly ledger: Ledger;
  /** Where the workload's usage of a month is taken apart; null for those who see no imports. */
  readonly behindMonth: ((month: string) => string) | null;
}

/** The ledger as a table: exact on hover, and where each line comes from; the file beside it is exact. */
export function LedgerTable({ one, ledger, behindMonth }: LedgerTableProps) {
  const money = (amount: number | string | null, from = ""): Cell => ({
    show: (
      <span title={from === "" ? undefined : from}>
        <Money amount={amount} currency={one.currency} style="whole" />
      </span>
    ),
    value: amount,
  });
  const recorded = new Map(one.months.map((month) => [month.month, month]));
  const lineOf = (month: string, kind: CostLine): Cell => {
    const line = recorded.get(month)?.lines[kind];
    return line?.from ? money(line.amount, sourceWords(line)) : null;
  };
  const start: Row = {
    id: "investment",
    cells: {
      month: "Investment",
      cumulative: money(-ledger.investment),
      plan: money(one.plan ? -Number(one.plan.upfront) : null),
    },
  };
  return (
    <DataTable
      caption="The ledger, month by month"
      phone="scroll"
      isDense
      columns={COLUMNS}
      rows={[
        start,
        ...ledger.rows.map((row) => ({
          id: row.month,
          cells: {
            month: {
              show: behindMonth ? (
                <Link href={behindMonth(row.month)}>{formatMonth(row.month)}</Link>
              ) : (
                formatMonth(row.month)
              ),
              value: row.month,
            },
            requests: { show: formatCount(row.requests), value: row.requests },
            frozen: money(row.frozenBaselineCost),
            baseline: money(row.baselineCost),
            ...Object.fromEntries(COST_LINES.map((kind) => [kind, lineOf(row.month, kind)])),
            actual: money(row.actualCost),
            saving: money(row.saving),
            cumulative: money(row.cumulative),
            plan: money(row.planCumulative),
          },
        })),
      ]}
      {...(ledger.rows.length > 0 && { total: totals(one, ledger, money) })}
    />
  );
}

function totals(one: Deployment, ledger: Ledger, money: (amount: number | null) => Cell): Record<string, Cell> {
  const sum = (of: (row: Ledger["rows"][number]) => number): number =>
    ledger.rows.reduce((all, row) => all + of(row), 0);
  const counted = new Set(ledger.rows.map(({ month }) => month));
  const ofKind = (kind: CostLine): number =>
    one.months.filter(({ month }) => counted.has(month)).reduce((all, { costs }) => all + Number(costs[kind]), 0);
  const requests = sum((row) => row.requests);
  return {
    month: "All",
    requests: { show: formatCount(requests), value: requests },
    frozen: money(sum((row) => row.frozenBaselineCost)),
    baseline: money(sum((row) => row.baselineCost)),
    ...Object.fromEntries(COST_LINES.map((kind) => [kind, money(ofKind(kind))])),
    actual: money(sum((row) => row.actualCost)),
    saving: money(sum((row) => row.saving)),
    cumulative: money(ledger.cumulative),
    plan: money(ledger.rows.at(-1)?.planCumulative ?? null),
  };
}
