import { formatCount, formatMonth } from "@/server/kernel/format";
import { COST_LINES } from "@/server/roi/schema";
import type { TenantAnswers } from "../../../../../_api/answers";
import { DataTable } from "../../../../../_ui/data-table";
import { Money } from "../../../../../_ui/money";
import type { Cell, Column } from "../../../../../_ui/table-cells";
import { SOURCE_WORDS, type ComposedLine } from "../_words/source-words";

type Deployment = TenantAnswers["deployments"]["read"];

const COLUMNS: readonly Column[] = [
  { key: "month", label: "Month", phone: "full" },
  { key: "requests", label: "Requests", isNumeric: true },
  ...COST_LINES.map((key) => ({ key, label: key.charAt(0).toUpperCase() + key.slice(1), isNumeric: true })),
];

/** Every month with each line, where it comes from, and what it stands above. */
export function MonthTable({ one }: { one: Deployment }) {
  return (
    <DataTable
      caption="Months by cost line, with where each comes from"
      phone="scroll"
      isDense
      fileName={`costs-${one.id}.csv`}
      columns={COLUMNS.map((column) => ({ isSortable: false, ...column }))}
      rows={[...one.months].reverse().map(({ month, requests, requestsFrom, lines }) => ({
        id: month,
        cells: {
          month: { show: formatMonth(month), value: month },
          requests:
            requests === null
              ? { show: <span className="acc">missing</span>, value: null }
              : {
                  show: (
                    <>
                      {formatCount(Number(requests))}
                      <span className="sub">{requestsFrom === "usage" ? "from usage" : "typed"}</span>
                    </>
                  ),
                  value: Number(requests),
                },
          ...Object.fromEntries(COST_LINES.map((kind) => [kind, lineCell(lines[kind], one.currency)])),
        },
      }))}
    />
  );
}

function lineCell(line: ComposedLine, currency: string): Cell {
  if (line.from === null) return null;
  return {
    show: (
      <>
        <Money amount={line.amount} currency={currency} />
        <span className="sub">{SOURCE_WORDS[line.from]}</span>
        {line.beside.map(({ from, amount }) => (
          <span className="sub" key={from}>
            <s>
              <Money amount={amount} currency={currency} />
            </s>{" "}
            {SOURCE_WORDS[from]}
          </span>
        ))}
      </>
    ),
    value: line.amount,
  };
}
