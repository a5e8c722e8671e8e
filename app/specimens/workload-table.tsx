import { Sparkbars } from "../_charts/sparkbars";
import { DataTable } from "../_ui/data-table";
import { LevelBadge } from "../_ui/level-badge";
import { Money } from "../_ui/money";
import { Share } from "../_ui/share";
import type { Row } from "../_ui/table-cells";
import { TOTAL, WORKLOADS } from "./figures";

const COLUMNS = [
  { key: "name", label: "Workload", isSortable: true },
  { key: "quarters", label: "5 quarters", isOutOfFile: true },
  { key: "spend", label: "Q3 2026", isNumeric: true, isSortable: true },
  { key: "share", label: "Share", isNumeric: true, isSortable: true, phone: "hide" },
  { key: "change", label: "Change", isNumeric: true, isSortable: true },
] as const;

const largest = Math.max(...WORKLOADS.flatMap(({ quarters }) => quarters));

export function WorkloadTable() {
  const rows: Row[] = WORKLOADS.map(({ id, name, level, quarters, spend }) => {
    const before = quarters.at(-2) ?? 0;
    return {
      id,
      cells: {
        name: {
          show: (
            <>
              <LevelBadge level={level} /> &nbsp;{name}
            </>
          ),
          value: name,
        },
        quarters: {
          show: <Sparkbars values={quarters} largest={largest} label={`Five quarters: ${quarters.join(", ")}`} />,
          value: null,
        },
        spend: { show: <Money amount={spend} currency="USD" />, value: spend },
        share: { show: <Share of={spend / TOTAL} digits={1} />, value: spend / TOTAL },
        change: {
          show: <Money amount={spend - before} currency="USD" style="thousands" signed />,
          value: spend - before,
        },
      },
    };
  });
  return (
    <>
      <DataTable
        columns={COLUMNS}
        rows={rows}
        caption="Workloads with the spend of five quarters"
        filterLabel="Find a workload"
        fileName="workloads.csv"
        initialSorting={{ key: "spend", direction: "descending" }}
        total={{ name: "All", spend: { show: <Money amount={TOTAL} currency="USD" />, value: TOTAL } }}
        isDense
        phone="columns"
      />
      <p className="small faint table-note">Bars share one scale from zero; the tallest is $40,400.</p>
    </>
  );
}
