import { rejectWords } from "@/server/ingest/wording";
import { formatCount, numberWordFirst } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";

interface ImportRejectsProps {
  readonly org: string;
  readonly id: string;
  readonly reasons: NonNullable<TenantAnswers["imports"]["read"]["report"]>["rejects"];
  readonly rows: TenantAnswers["imports"]["rejects"]["rejects"];
}

/** Why rows were refused, with the first place of each reason; all of them as a file. */
export function ImportRejects({ org, id, reasons, rows }: ImportRejectsProps) {
  const total = reasons.reduce((sum, { count }) => sum + count, 0);
  return (
    <div>
      <h2 className="mb16">{`${numberWordFirst(total)} ${total === 1 ? "row was" : "rows were"} refused`}</h2>
      <table className="stack one">
        <thead>
          <tr>
            <th scope="col">Reason</th>
            <th scope="col">First line and value</th>
            <th scope="col" className="num">
              Rows
            </th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ code, count, lines }) => {
            const first = rows.find((row) => row.code === code);
            const { title, explanation } = rejectWords(code);
            return (
              <tr key={code}>
                <td className="full">
                  {title}
                  <span className="sub">{code}</span>
                </td>
                <td data-l="First">
                  {first
                    ? `line ${formatCount(first.line)}: ${first.column} ${first.value === "" ? "is empty" : `“${first.value}”`}`
                    : `line ${formatCount(lines[0] ?? 0)}`}
                  <span className="sub">{explanation}</span>
                </td>
                <td data-l="Rows" className="num">
                  {formatCount(count)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="mt16">
        <a href={`/o/${org}/imports/${id}/rejects.csv`} download>
          Download the refused rows
        </a>{" "}
        <span className="muted">CSV with line, column, value and reason</span>
      </p>
    </div>
  );
}
