import { formatDay } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../../_api/answers";
import { DataTable } from "../../../../../_ui/data-table";
import { actColumn } from "../../../../../_ui/table-cells";
import { Withdraw } from "../withdraw";

/** The files whose lines count, the newest first: of a month and kind that two name, the newer one counts. */
export function CostFiles({ one }: { one: TenantAnswers["deployments"]["read"] }) {
  if (one.files.length === 0) return null;
  return (
    <DataTable
      caption="Files of cost lines"
      isDense
      columns={[
        { key: "name", label: "File", phone: "full" },
        { key: "lines", label: "Lines", isNumeric: true },
        { key: "by", label: "Taken", hasGap: true },
        actColumn("Undo"),
      ]}
      rows={[...one.files].reverse().map(({ id, fileName, lines, importedBy, importedAt }) => ({
        id,
        cells: {
          name: fileName,
          lines: lines.length,
          by: { show: `${formatDay(importedAt.slice(0, 10))}, ${importedBy}`, value: importedAt },
          act: { show: <Withdraw target={{ kind: "file", id }} what={fileName} />, value: null },
        },
      }))}
    />
  );
}
