import { formatMoney } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { Section } from "../../../../_ui/section";

type Effect = NonNullable<NonNullable<TenantAnswers["imports"]["read"]["report"]>["dryRun"]>["effects"][number];

const changed = ({ before, after }: Effect["workloads"][number]): number => Number(after.cost) - Number(before.cost);

/** What the commit would change, by workload; amounts of the days that the file covers. */
export function ImportEffect({ effect }: { effect: Effect }) {
  const lines = [...effect.workloads].sort((left, right) => Math.abs(changed(right)) - Math.abs(changed(left)));
  const total = lines.reduce((sum, line) => sum + changed(line), 0);
  const money = (amount: string | number, signed = false) =>
    formatMoney(amount, effect.currency, { style: "exact", signed });
  return (
    <Section
      title={`These days would ${total < 0 ? "fall" : "rise"} by ${formatMoney(Math.abs(total), effect.currency)}`}
      aside={`${effect.currency} at the prices of each day`}
    >
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
        </tbody>
      </table>
    </Section>
  );
}
