import { formatMonth } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../../_api/answers";
import { DataTable } from "../../../../../_ui/data-table";
import { Money } from "../../../../../_ui/money";
import { actColumn } from "../../../../../_ui/table-cells";
import { Withdraw } from "../withdraw";

/** The lines that stand in every month from their first to their last. */
export function RecurringTable({ one }: { one: TenantAnswers["deployments"]["read"] }) {
  return (
    <DataTable
      caption="Recurring lines"
      isDense
      emptyText="No line recurs. Write down what is paid every month: machines, monitoring, a share of a salary."
      columns={[
        { key: "kind", label: "Kind", phone: "full" },
        { key: "amount", label: `A month, ${one.currency}`, isNumeric: true },
        { key: "from", label: "From", hasGap: true },
        { key: "to", label: "To" },
        { key: "note", label: "Note", phone: "full" },
        actColumn("Withdraw"),
      ]}
      rows={one.recurring.map(({ id, kind, amount, fromMonth, toMonth, note, recordedBy }) => ({
        id,
        cells: {
          kind,
          amount: { show: <Money amount={amount} currency={one.currency} />, value: amount },
          from: { show: formatMonth(fromMonth), value: fromMonth },
          to: { show: toMonth === null ? "goes on" : formatMonth(toMonth), value: toMonth },
          note: {
            show: (
              <>
                {note}
                <span className="sub">{recordedBy}</span>
              </>
            ),
            value: note,
          },
          act: {
            show: <Withdraw target={{ kind: "recurring", id }} what={`${kind} from ${formatMonth(fromMonth)}`} />,
            value: null,
          },
        },
      }))}
    />
  );
}
