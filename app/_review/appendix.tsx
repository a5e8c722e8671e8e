import Link from "next/link";
import type { AppendixWorkload } from "@/server/review/wording";

interface AppendixTableProps {
  readonly workload: AppendixWorkload;
  /** Where its spend is taken apart, while the numbers follow the data. */
  readonly behindHref?: string | undefined;
}

/** One workload's ladder: each level's verdict and why. */
export function AppendixTable({ workload, behindHref }: AppendixTableProps) {
  return (
    <div className="appendix-workload">
      <h3 className="h4">
        {workload.name}, {behindHref ? <Link href={behindHref}>{workload.spend}</Link> : workload.spend}
      </h3>
      {workload.withheld && <p className="muted">{workload.withheld}</p>}
      {workload.steps.length > 0 && (
        <table className="appendix-steps">
          <tbody>
            {workload.steps.map((step) => (
              <tr key={step.level}>
                <th scope="row">
                  {step.level} {step.name}
                </th>
                <td className="verdict">
                  <b>{step.verdict}</b>
                </td>
                <td className="muted">{step.reasons}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
