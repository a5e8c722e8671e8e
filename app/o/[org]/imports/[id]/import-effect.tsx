import type { ReactNode } from "react";
import { formatMoney, numberWordFirst } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { Section } from "../../../../_ui/section";

type Effect = NonNullable<NonNullable<TenantAnswers["imports"]["read"]["report"]>["dryRun"]>["effects"][number];

const changed = ({ before, after }: Effect["workloads"][number]): number => Number(after.cost) - Number(before.cost);

const titleOf = (total: number, currency: string): string =>
  Math.abs(total) < 0.005
    ? "The cost of all usage would stay"
    : `All usage would cost ${formatMoney(Math.abs(total), currency, { style: "whole" })} ${total < 0 ? "less" : "more"}`;

/** What the commit would change, by workload, in all usage that counts. */
export function ImportEffect({ effect, totals }: { effect: Effect; totals: ReactNode }) {
  const moved = effect.workloads.filter((line) => changed(line) !== 0);
  const lines = [...moved].sort((left, right) => Math.abs(changed(right)) - Math.abs(changed(left)));
  const stays = effect.workloads.filter((line) => changed(line) === 0);
  const total = moved.reduce((sum, line) => sum + changed(line), 0);
  const sum = (side: "before" | "after", of: Effect["workloads"]) =>
    of.reduce((all, line) => all + Number(line[side].cost), 0);
  const money = (amount: string | number, signed = false) =>
    formatMoney(amount, effect.currency, { style: "whole", signed });
  return (
    <Section
      title={titleOf(total, effect.currency)}
      aside={`${effect.currency} at the prices of each day, all usage that counts`}
    >
      <div className="grid">
        <div className="c7">
          <table className="tight">
            <thead>
              <tr>
                <th scope="col">Workload</th>
                <th scope="col" className="num">
                  Before
                </th>
                <th scope="col" className="num">
                  After
                </th>
                <th scope="col" className="num">
                  Change
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id ?? "unassigned"}>
                  <th scope="row">{line.name ?? "Unassigned"}</th>
                  <td className="num">{money(line.before.cost)}</td>
                  <td className="num">{money(line.after.cost)}</td>
                  <td className="num">{money(changed(line), true)}</td>
                </tr>
              ))}
              {stays.length > 0 && (
                <tr>
                  <th scope="row" className="muted">
                    {stays.length === 1 ? "One that stays" : `${numberWordFirst(stays.length)} that stay`}
                  </th>
                  <td className="num">{money(sum("before", stays))}</td>
                  <td className="num">{money(sum("after", stays))}</td>
                  <td className="num">{money(0)}</td>
                </tr>
              )}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">All usage</th>
                <td className="num">{money(sum("before", effect.workloads))}</td>
                <td className="num">{money(sum("after", effect.workloads))}</td>
                <td className="num">{money(total, true)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
        <div className="c5">
          <h3 className="h4 mb8">Totals of this file</h3>
          {totals}
        </div>
      </div>
    </Section>
  );
}
