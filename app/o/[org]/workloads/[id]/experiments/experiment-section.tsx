import { formatCount, formatDay, formatShare } from "@/server/kernel/format";
import { listed } from "@/server/review/wording";
import { DataTable } from "../../../../../_ui/data-table";
import { Section } from "../../../../../_ui/section";
import { actColumn } from "../../../../../_ui/table-cells";
import type { TenantOutputs } from "../../../_words/outputs";
import { sortable } from "../../../_words/sortable";
import { experimentsHeadline, experimentStanding } from "../_words/experiment-words";
import { ExperimentActs } from "./experiment-acts";

interface ExperimentSectionProps {
  readonly experiments: TenantOutputs["experiments"]["list"];
  readonly mayRecord: boolean;
  readonly today: string;
}

const COLUMNS = sortable([
  { key: "options", label: "Options tried", phone: "full" },
  { key: "status", label: "Status", phone: "full" },
  { key: "sample", label: "Sample", isNumeric: true },
  { key: "share", label: "Of the traffic", isNumeric: true },
  { key: "owner", label: "Owner", hasGap: true },
  { key: "note", label: "Note", phone: "full" },
]);
const ACT = actColumn("Act");

/** Tests of a workload, those that are open first. Nothing where there was none. */
export function ExperimentSection({ experiments, mayRecord, today }: ExperimentSectionProps) {
  if (experiments.length === 0) return null;
  return (
    <Section title={experimentsHeadline(experiments, today)} id="experiments">
      <DataTable
        caption="Parallel tests of this workload"
        columns={mayRecord ? [...COLUMNS, ACT] : COLUMNS}
        isDense
        rows={experiments.map((one) => ({
          id: one.id,
          cells: {
            options: listed(one.options.map(({ label, hasResult }) => (hasResult ? `${label} (measured)` : label))),
            status: experimentStanding(one, today),
            sample: { show: formatCount(one.sampleSize), value: one.sampleSize },
            share: { show: formatShare(one.trafficShare, 1), value: one.trafficShare },
            owner: one.ownerName,
            note: {
              show: (
                <>
                  {one.note}
                  <span className="sub">
                    {one.isOfDecision ? "from a signed decision" : `planned by ${one.createdBy}`}
                    {one.endedWhy && ` · ${one.endedWhy}`}
                    {one.endedOn && ` · ended on ${formatDay(one.endedOn)}`}
                  </span>
                </>
              ),
              value: one.note,
            },
            act: {
              show: mayRecord ? <ExperimentActs id={one.id} status={one.status} today={today} /> : "",
              value: null,
            },
          },
        }))}
      />
    </Section>
  );
}
