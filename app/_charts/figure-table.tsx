import { shown, valueOf, type Cell } from "@/app/_ui/table-cells";
import type { CsvValue } from "@/server/kernel/csv";

/** What a chart shows, as rows: for the table under it and for the file. */
export interface FigureTable {
  readonly columns: ReadonlyArray<{ readonly label: string; readonly isNumeric?: boolean }>;
  readonly rows: ReadonlyArray<readonly Cell[]>;
}

export const tableRows = ({ columns, rows }: FigureTable): CsvValue[][] => [
  columns.map((column) => column.label),
  ...rows.map((row) => row.map(valueOf)),
];

/** Numbers right; a text that follows numbers keeps its distance. */
const cellClass = ({ columns }: FigureTable, at: number): string | undefined =>
  columns[at]?.isNumeric ? "num" : columns[at - 1]?.isNumeric ? "gap" : undefined;

/** The real table behind a drawing. */
export function FigureTableElement({ table, caption }: { table: FigureTable; caption: string }) {
  return (
    <div className="scroll chart-table" tabIndex={0} role="region" aria-label={caption}>
      <table className="tight">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column, at) => (
              <th key={column.label} scope="col" className={cellClass(table, at)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => {
                const className = cellClass(table, at);
                return at === 0 ? (
                  <th key={at} scope="row" className={className}>
                    {shown(cell)}
                  </th>
                ) : (
                  <td key={at} className={className}>
                    {shown(cell)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
