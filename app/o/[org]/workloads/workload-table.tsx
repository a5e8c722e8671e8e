import Link from "next/link";
import { Decimal } from "@/server/kernel/decimal";
import { formatMoney } from "@/server/kernel/format";
import { actionWords, CONFIDENCES, savingWords, WITHHELD } from "@/server/review/wording";
import type { TenantOutputs } from "../_words/outputs";
import { sortable } from "../_words/sortable";
import { Sparkbars } from "../../../_charts/sparkbars";
import { DataTable } from "../../../_ui/data-table";
import { LevelBadge } from "../../../_ui/level-badge";
import { Money } from "../../../_ui/money";
import { Share } from "../../../_ui/share";
import type { Cell, Column, Row } from "../../../_ui/table-cells";
import { WordedStatus } from "../_words/worded-status";

type WorkloadList = TenantOutputs["workloads"]["list"];
type Listed = WorkloadList["workloads"][number];

interface WorkloadTableProps {
  readonly list: WorkloadList;
  readonly path: string;
  readonly query: string;
  readonly label: string;
  readonly mayMap: boolean;
}

/** Every workload with what it cost, where it stands and where it should; what no rule assigns below them. */
export function WorkloadTable({ list, path, query, label, mayMap }: WorkloadTableProps) {
  const { currency, workloads, unassigned, total } = list;
  const all = total.at(-1) ?? "0";
  const figures = [...workloads.map(({ quarters }) => quarters), unassigned];
  const largest = Math.max(0, ...figures.flat().map(({ spend }) => Number(spend)));
  const spendCells = (quarters: WorkloadList["unassigned"], change: number | null): Record<string, Cell> => {
    const spends = quarters.map(({ spend }) => spend);
    const spend = spends.at(-1) ?? "0";
    const share = new Decimal(all).gt(0) ? new Decimal(spend).div(all).toNumber() : null;
    const words = quarters.map((one) => `${one.key} ${formatMoney(one.spend, currency)}`).join(", ");
    return {
      quarters: { show: <Sparkbars values={spends.map(Number)} largest={largest} label={words} />, value: null },
      spend: { show: <Money amount={spend} currency={currency} style="whole" />, value: Number(spend) },
      share: { show: <Share of={share} digits={1} />, value: share },
      change: { show: <Share of={change} signed />, value: change },
    };
  };
  const rows: Row[] = workloads.map((workload) => ({
    id: workload.id,
    cells: {
      name: { show: <NameCell workload={workload} href={`${path}/${workload.id}${query}`} />, value: workload.name },
      level: { show: <LevelBadge level={workload.level} />, value: workload.level },
      ...spendCells(workload.quarters, workload.change),
      ...adviceCells(workload, currency),
    },
  }));
  const hasRest = unassigned.some(({ tokens }) => tokens > 0);
  const rest: Row = {
    id: "unassigned",
    cells: {
      name: { show: mayMap ? <Link href={`${path}/mapping`}>Unassigned</Link> : "Unassigned", value: "Unassigned" },
      level: { show: "", value: null },
      ...spendCells(unassigned, shareOfChange(unassigned.map(({ spend }) => spend))),
      advice: { show: "", value: null },
      saving: { show: "", value: null },
      confidence: { show: "", value: null },
    },
  };
  const totalCells: Record<string, Cell> = {
    name: "All",
    spend: { show: <Money amount={all} currency={currency} style="whole" />, value: Number(all) },
    change: { show: <Share of={shareOfChange(total)} signed />, value: shareOfChange(total) },
  };
  return (
    <div className="list-table">
      <DataTable
        caption={`Workloads with their spend of ${label} and what is recommended`}
        columns={columnsOf(label)}
        rows={hasRest ? [...rows, rest] : rows}
        total={totalCells}
        filterLabel="Find a workload"
        fileName={`workloads-${list.quarter.key}.csv`}
        initialSorting={{ key: "spend", direction: "descending" }}
      />
      <p className="small faint table-note">
        Spend in {currency} at the prices of {list.prices}. Bars share one scale from zero; the tallest is{" "}
        {formatMoney(largest, currency)}.
      </p>
    </div>
  );
}

const columnsOf = (label: string): Column[] =>
  sortable([
    { key: "level", label: "Level", phone: "hide" },
    { key: "name", label: "Workload", phone: "full" },
    { key: "quarters", label: "5 quarters", isOutOfFile: true, isSortable: false, phone: "hide" },
    { key: "spend", label, isNumeric: true },
    { key: "share", label: "Share", isNumeric: true },
    { key: "change", label: "Change", isNumeric: true },
    { key: "advice", label: "Recommended", hasGap: true, phone: "full" },
    { key: "saving", label: "Saving a year", isNumeric: true, phoneLabel: "Saving" },
    { key: "confidence", label: "Confidence", hasGap: true },
  ]);

function NameCell({ workload, href }: { workload: Listed; href: string }) {
  return (
    <>
      <Link href={href}>{workload.name}</Link>
      <span className="sub">
        {[workload.optionLabel, workload.isArchived && "archived"].filter(Boolean).join(" · ")}
      </span>
    </>
  );
}

function adviceCells({ recommended, withheld, level, optionLabel }: Listed, currency: string): Record<string, Cell> {
  if (!recommended)
    return {
      advice: withheld && { show: <span className="muted">{WITHHELD[withheld.code]}</span>, value: withheld.code },
      saving: null,
      confidence: null,
    };
  const { action, confidence, yearlySaving } = recommended;
  // Labels stand for ids: the list does not carry keys of options.
  const words = actionWords({
    action,
    ...{ level, option: optionLabel, optionLabel, recommendedLevel: recommended.level },
    ...{ recommendedOption: recommended.optionLabel, recommendedLabel: recommended.optionLabel },
  });
  const saving = yearlySaving && {
    low: new Decimal(yearlySaving.adverse).toFixed(),
    high: new Decimal(yearlySaving.expected).toFixed(),
  };
  const isMove = action !== "keep";
  return {
    advice: { show: isMove ? <b>{words}</b> : <span className="muted">{words}</span>, value: words },
    saving:
      isMove && saving
        ? { show: <span className="nw">{savingWords(saving, currency)}</span>, value: Number(saving.high) }
        : null,
    confidence: { show: <WordedStatus of={CONFIDENCES[confidence]} />, value: CONFIDENCES[confidence].word },
  };
}

function shareOfChange(spends: readonly string[]): number | null {
  const [before, now] = [new Decimal(spends.at(-2) ?? 0), new Decimal(spends.at(-1) ?? 0)];
  return before.gt(0) ? now.minus(before).div(before).toNumber() : null;
}
