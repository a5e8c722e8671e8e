import Link from "next/link";
import { Decimal } from "@/server/kernel/decimal";
import { formatMoney } from "@/server/kernel/format";
import type { Amount, ReviewSnapshot } from "@/server/review/schema";
import { changeShare } from "@/server/review/wording";
import { sortable } from "../_words/sortable";
import { Sparkbars } from "../../../_charts/sparkbars";
import { DataTable } from "../../../_ui/data-table";
import { LevelBadge } from "../../../_ui/level-badge";
import { Money } from "../../../_ui/money";
import { Share } from "../../../_ui/share";
import type { Cell, Column, Row } from "../../../_ui/table-cells";
import type { TenantOutputs } from "../_words/outputs";

interface SpendTableProps {
  readonly snapshot: ReviewSnapshot;
  readonly list: TenantOutputs["workloads"]["list"];
  readonly hrefOf: (workloadId: string) => string;
  /** `null` for those who see no mapping. */
  readonly mappingHref: string | null;
  /** Where an amount is taken apart; `null` for those who see no imports. */
  readonly behindHref: BehindHref | null;
}

/** What of the quarter's spend: a workload by its id, or one of the other rows. */
export type BehindHref = (of: { readonly workload: string | null } | "spend" | "reported") => string;

interface Line {
  /** Where its spend is taken apart. */
  readonly behind?: string | undefined;
  readonly spend: Amount;
  readonly before: Amount | null;
  /** Oldest first; absent where earlier quarters are not known. */
  readonly quarters?: readonly { readonly key: string; readonly spend: Amount }[];
}

/** Every workload with five quarters on one scale, its share and its change; what is no workload's below. */
export function SpendTable({ snapshot, list, hrefOf, mappingHref, behindHref }: SpendTableProps) {
  const { currency, quarter, workloads, unassigned, reportedOnly } = snapshot;
  const all = new Decimal(snapshot.spend);
  const restQuarters = list.unassigned.map(({ key, spend }) => ({ key, spend }));
  const largest = Math.max(
    0,
    ...[...workloads.map(({ spendByQuarter }) => spendByQuarter), restQuarters]
      .flat()
      .map(({ spend }) => Number(spend)),
  );
  const cells = (line: Line): Record<string, Cell> => ({
    quarters: {
      show: line.quarters ? <FiveQuarters quarters={line.quarters} {...{ largest, currency }} /> : "",
      value: null,
    },
    ...figureCells(line, all, currency),
  });
  const lines = [...workloads].sort((one, other) => new Decimal(other.spend).comparedTo(one.spend));
  const rows = lines.map((line): Row => ({
    id: line.id,
    cells: {
      level: { show: <LevelBadge level={line.level} />, value: line.level },
      name: { show: <Link href={hrefOf(line.id)}>{line.name}</Link>, value: line.name },
      ...cells({
        ...{ spend: line.spend, before: line.spendBefore, quarters: line.spendByQuarter },
        behind: behindHref?.({ workload: line.id }),
      }),
    },
  }));
  const rest = (id: string, name: Cell, line: Line): Row => ({
    id,
    cells: { level: { show: "", value: null }, name, ...cells(line) },
  });
  return (
    <>
      <DataTable
        caption={`Spend of ${quarter.label} by workload`}
        columns={columnsOf(quarter.label)}
        isDense
        phone="columns"
        rows={[
          ...rows,
          rest(
            "unassigned",
            { show: mappingHref ? <Link href={mappingHref}>Unassigned</Link> : "Unassigned", value: "Unassigned" },
            {
              ...{ spend: unassigned.spend, before: unassigned.spendBefore, quarters: restQuarters },
              behind: behindHref?.({ workload: null }),
            },
          ),
          ...(Number(reportedOnly.spend) > 0 || Number(reportedOnly.spendBefore ?? 0) > 0
            ? [
                rest("reported", "Reported only", {
                  ...{ spend: reportedOnly.spend, before: reportedOnly.spendBefore },
                  behind: behindHref?.("reported"),
                }),
              ]
            : []),
        ]}
        total={{
          name: "All",
          ...figureCells(
            { spend: snapshot.spend, before: snapshot.spendBefore, behind: behindHref?.("spend") },
            all,
            currency,
          ),
        }}
        fileName={`spend-${quarter.key}.csv`}
      />
      <p className="small faint table-note">
        Bars share one scale from zero; the tallest is {formatMoney(largest, currency)}.
        {Number(reportedOnly.spend) > 0 &&
          " Reported only: cost whose source counts no tokens, the same at any prices."}
      </p>
    </>
  );
}

const columnsOf = (label: string): Column[] =>
  sortable([
    { key: "level", label: "Level", phone: "hide" },
    { key: "name", label: "Workload" },
    { key: "quarters", label: "5 quarters", isOutOfFile: true, isSortable: false },
    { key: "spend", label, isNumeric: true },
    { key: "share", label: "Share", isNumeric: true, phone: "hide" },
    { key: "change", label: "Change", isNumeric: true },
    { key: "relative", label: "%", isNumeric: true, phone: "hide" },
  ]);

function figureCells({ spend, before, behind }: Line, all: Decimal, currency: string): Record<string, Cell> {
  const change = before === null ? null : new Decimal(spend).minus(before).toNumber();
  const relative = changeShare(spend, before)?.toNumber() ?? null;
  const money = <Money amount={spend} currency={currency} style="whole" />;
  const share = all.gt(0) ? new Decimal(spend).div(all).toNumber() : null;
  return {
    spend: { show: behind && Number(spend) !== 0 ? <Link href={behind}>{money}</Link> : money, value: Number(spend) },
    share: { show: <Share of={share} digits={1} />, value: share },
    change: { show: <Money amount={change} currency={currency} style="thousands" signed />, value: change },
    relative: { show: <Share of={relative} signed />, value: relative },
  };
}

interface FiveQuartersProps {
  readonly quarters: readonly { readonly key: string; readonly spend: Amount }[];
  readonly largest: number;
  readonly currency: string;
}

function FiveQuarters({ quarters, largest, currency }: FiveQuartersProps) {
  const label = quarters.map(({ key, spend }) => `${key} ${formatMoney(spend, currency)}`).join(", ");
  return <Sparkbars values={quarters.map(({ spend }) => Number(spend))} largest={largest} label={label} />;
}
