import type { ReactNode } from "react";
import { formatDay } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { DataTable } from "../../../../_ui/data-table";
import { actColumn, type Column } from "../../../../_ui/table-cells";

type Deployment = TenantAnswers["deployments"]["read"];

const COLUMNS: readonly Column[] = [
  { key: "since", label: "Since" },
  { key: "model", label: "Model", phone: "full" },
  { key: "kind", label: "What it was" },
  { key: "note", label: "Note", phone: "full" },
];
const ACT = actColumn("Withdraw");

/** Which model serves since when, the newest first. */
export function VersionTable({
  one,
  act,
}: {
  one: Deployment;
  act?: (version: Deployment["versions"][number]) => ReactNode;
}) {
  return (
    <DataTable
      caption="Versions and rollbacks"
      columns={act ? [...COLUMNS, ACT] : COLUMNS}
      isDense
      fileName={`versions-${one.id}.csv`}
      emptyText={
        one.models.length === 0
          ? "No version is written down."
          : `No version is written down; ${one.models.join(", ")} ${one.models.length === 1 ? "serves" : "serve"} since the first day.`
      }
      rows={[...one.versions].reverse().map((version) => ({
        id: version.id,
        cells: {
          since: { show: formatDay(version.since), value: version.since },
          model: version.model,
          kind: version.isRollback ? "rollback" : "version",
          note: {
            show: (
              <>
                {version.note}
                <span className="sub">{version.recordedBy}</span>
              </>
            ),
            value: version.note,
          },
          act: { show: act?.(version) ?? "", value: null },
        },
      }))}
    />
  );
}
