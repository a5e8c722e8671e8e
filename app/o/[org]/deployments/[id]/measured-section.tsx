import { formatCount, formatDay, formatMeasuredShare, formatPoints } from "@/server/kernel/format";
import { DRIFT_VERDICTS } from "@/server/review/wording";
import type { TenantAnswers } from "../../../../_api/answers";
import { DataTable } from "../../../../_ui/data-table";
import { actColumn } from "../../../../_ui/table-cells";
import { sortable } from "../../_words/sortable";
import { WordedStatus } from "../../_words/worded-status";

type Deployment = TenantAnswers["deployments"]["read"];

const COLUMNS = sortable([
  { key: "date", label: "Measured on" },
  { key: "metric", label: "Metric", phone: "full" },
  { key: "value", label: "Value", isNumeric: true },
  { key: "sample", label: "Sample", isNumeric: true },
  { key: "difference", label: "Against acceptance", isNumeric: true },
  { key: "verdict", label: "Drift", hasGap: true },
]);
const ACT = actColumn("Withdraw");

interface MeasuredTableProps {
  readonly one: Deployment;
  readonly act?: (measured: Deployment["quality"][number]) => React.ReactNode;
}

/** Every measurement of quality, the newest first, each against the first of its metric. */
export function MeasuredTable({ one, act }: MeasuredTableProps) {
  const compared = new Map(one.ledger?.quality.map((line) => [`${line.metric} ${line.date}`, line]));
  const rows = [...one.quality].reverse().map((measured) => {
    const { metric, date, value, sampleSize } = measured;
    const line = compared.get(`${metric} ${date}`);
    const interval = line?.interval ? `, ${formatPoints(line.interval[0])} to ${formatPoints(line.interval[1])}` : "";
    return {
      id: `${metric} ${date}`,
      cells: {
        date: { show: formatDay(date), value: date },
        metric,
        value: { show: formatMeasuredShare(value), value },
        sample: { show: formatCount(sampleSize), value: sampleSize },
        difference: line ? { show: `${formatPoints(line.difference)}${interval}`, value: line.difference } : null,
        verdict: line
          ? { show: <WordedStatus of={DRIFT_VERDICTS[line.verdict]} />, value: DRIFT_VERDICTS[line.verdict].word }
          : { show: "acceptance", value: "acceptance" },
        act: { show: act?.(measured) ?? "", value: null },
      },
    };
  });
  return (
    <DataTable
      caption="Measurements of quality"
      columns={act ? [...COLUMNS, ACT] : COLUMNS}
      rows={rows}
      isDense
      fileName={`quality-${one.id}.csv`}
      emptyText="Nothing has been measured. The first measurement of a metric is the one it was accepted with."
    />
  );
}
