import type { ReactNode } from "react";
import { formatMoney, numberWordFirst } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { DataTable } from "../../../../_ui/data-table";
import { Section } from "../../../../_ui/section";
import type { Cell } from "../../../../_ui/table-cells";
import { settledWords } from "./settled-words";

type Effect = NonNullable<NonNullable<TenantAnswers["imports"]["read"]["report"]>["dryRun"]>["effects"][number];

const changed = ({ before, after }: Effect["workloads"][number]): number => Number(after.cost) - Number(before.cost);

const titleOf = (total: number, currency: string): string =>
  Math.abs(total) < 0.005
    ? "The cost of all usage would stay"
    : `All usage would cost ${formatMoney(Math.abs(total), currency, { style: "whole" })} ${total < 0 ? "less" : "more"}`;

const staysWords = (count: number): string => (count === 1 ? "One that stays" : `${numberWordFirst(count)} that stay`);

/** What the commit would change, by workload, in all usage that counts. */
export function ImportEffect({ effect, totals }: { effect: Effect; totals: ReactNode }) {
  const moved = effect.workloads.filter((line) => changed(line) !== 0);
  const lines = [...moved].sort((left, right) => Math.abs(changed(right)) - Math.abs(changed(left)));
  const stays = effect.workloads.filter((line) => changed(line) === 0);
  const total = moved.reduce((sum, line) => sum + changed(line), 0);
  const both = (of: Effect["workloads"]): [number, number] => [
    of.reduce((sum, { before }) => sum + Number(before.cost), 0),
    of.reduce((sum, { after }) => sum + Number(after.cost), 0),
  ];
  const cell = (amount: number, signed = false): Cell => ({
    show: formatMoney(amount, effect.currency, { style: "whole", signed }),
    value: amount,
  });
  const amounts = (before: string | number, after: string | number): Record<string, Cell> => ({
    before: cell(Number(before)),
    after: cell(Number(after)),
    change: cell(Number(after) - Number(before), true),
  });
  return (
    <Section
      title={titleOf(total, effect.currency)}
      aside={`${effect.currency} at the prices of each day, all usage that counts`}
    >
      <div className="grid">
        <div className="c7">
          <DataTable
            caption="Cost by workload before and after"
            fileName="effect.csv"
            isDense
            phone="columns"
            columns={[
              { key: "workload", label: "Workload" },
              { key: "before", label: "Before", isNumeric: true },
              { key: "after", label: "After", isNumeric: true },
              { key: "change", label: "Change", isNumeric: true },
            ]}
            rows={[
              ...lines.map((line) => ({
                id: line.id ?? "unassigned",
                cells: { workload: line.name ?? "Unassigned", ...amounts(line.before.cost, line.after.cost) },
              })),
              ...(stays.length > 0
                ? [{ id: "stays", cells: { workload: staysWords(stays.length), ...amounts(...both(stays)) } }]
                : []),
            ]}
            total={{ workload: "All usage", ...amounts(...both(effect.workloads)) }}
          />
          {settledWords(effect).map((words) => (
            <p key={words} className="small muted mt8">
              {words}
            </p>
          ))}
        </div>
        <div className="c5">
          <h3 className="h4 mb8">Totals of this file</h3>
          {totals}
        </div>
      </div>
    </Section>
  );
}
