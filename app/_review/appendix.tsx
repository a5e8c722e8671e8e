import type { AppendixWorkload } from "@/server/review/wording";

/** One workload's ladder: each level's verdict and why. */
export function AppendixTable({ workload }: { workload: AppendixWorkload }) {
  return (
    <div className="appendix-workload">
      <h3 className="h4">
        {workload.name}, {workload.spend}
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
